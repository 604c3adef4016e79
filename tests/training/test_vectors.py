import numpy as np

from discourse_quality.features.form_counts import FormCounts
from discourse_quality.features.vectors import WordVectors
from discourse_quality.language.words import count_forms
from discourse_quality.training.vectors import Lessons, learn_vectors

BREAD = "bread flour oven yeast dough crust loaf bake rye wheat"
TRAINS = "train rail ticket station platform engine driver track seat guard"
SUBJECTS = tuple(tuple(words.split()) for words in (BREAD, TRAINS))
TEXTS = 3000


def lessons():
    random = np.random.default_rng(0)
    words = tuple(word for subject in SUBJECTS for word in subject)
    embeddings = random.normal(size=(len(words), 160))

    def text(subject):
        return " ".join(random.choice(SUBJECTS[subject], size=6))

    texts = [text(n % 2) for n in range(TEXTS)]
    pairs = [(text(n % 2), text(n % 2) + f" {n}") for n in range(TEXTS)]
    middle = np.eye(2, 160)[[n % 2 for n in range(TEXTS)]]
    return Lessons(
        words=words,
        documents=np.full(len(words), TEXTS // 4),
        total=TEXTS,
        word_embeddings=embeddings,
        texts=texts,
        text_embeddings=middle + random.normal(0, 0.05, size=(TEXTS, 160)),
        sites=[pairs],
        background=texts[:10],
    )


def test_texts_on_one_subject_come_close_and_survive_being_saved(tmp_path):
    learn_vectors(lessons()).save(tmp_path)
    vectors = WordVectors.load(tmp_path)
    bread, loaf, train = vectors.embed(
        FormCounts.of(
            [
                count_forms(text)
                for text in ("flour and dough", "rye bread crust", "station platform")
            ]
        )
    )
    assert bread @ loaf > 0.5 > bread @ train
    assert vectors.background.shape == (10, vectors.vectors.shape[1])
