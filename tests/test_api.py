import discourse_quality


def test_every_public_name_is_exported_and_documented():
    for name in discourse_quality.__all__:
        assert getattr(discourse_quality, name).__doc__, name
    assert sorted(discourse_quality.__all__) == sorted(discourse_quality._HOME)
