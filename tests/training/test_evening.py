import numpy as np
from scipy.sparse import csr_matrix

from discourse_quality.training.corpora import Labelled
from discourse_quality.training.evening import evened, named_against_others
from discourse_quality.training.examples import Examples

PLAIN, NAMED = "the bus was late again", "the white bus was late"


def examples(texts):
    return Examples(
        rows=tuple(Labelled(text=text, group=text, labels={}) for text in texts),
        pieces=csr_matrix((len(texts), 4)),
        senses=np.zeros((len(texts), 1), np.float32),
        measures=np.zeros((len(texts), 1), np.float32),
        sizes=np.array([len(text.split()) for text in texts]),
    )


def test_rows_without_the_label_are_set_against_others_of_their_set_and_length():
    long = " ".join([PLAIN] * 9)
    texts = [NAMED, PLAIN, PLAIN, long, NAMED, PLAIN, NAMED]
    target = np.array([0, 0, 0, 0, 1, 0, 0.0])
    sets = np.eye(2)[[0, 0, 0, 0, 0, 1, 1]]
    found = named_against_others(examples(texts), target, sets)
    assert found.tolist() == [0.5, -0.25, -0.25, 0, 0, -0.5, 0.5]


def test_nobody_to_compare_with_is_no_difference():
    target = np.zeros(2)
    found = named_against_others(examples([NAMED, NAMED]), target, np.ones((2, 1)))
    assert not found.any()


def test_what_goes_with_a_people_is_unlearned_and_what_tells_is_kept():
    random = np.random.default_rng(0)
    target = np.repeat([1.0, 0.0], 500)
    named = random.random(1000) < np.where(target == 1, 0.6, 0.2)
    telling = random.random(1000) < np.where(target == 1, 0.8, 0.2)
    columns = csr_matrix(np.stack([named, telling], axis=1).astype(float))
    without = target == 0
    uneven = columns.T @ (
        (named & without) / (named & without).sum()
        - (~named & without) / (~named & without).sum()
    )
    before = np.array([2.0, 2.5])
    after = evened(
        before,
        -2.0,
        columns=columns,
        target=target,
        weights=np.ones(1000),
        uneven=uneven,
    )
    assert uneven @ before > 1.5
    assert uneven @ after < 0.3
    assert after[1] > 1.5
