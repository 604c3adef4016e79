import socket

import pytest


def test_an_attempt_to_leave_the_machine_is_caught():
    with socket.socket() as s, pytest.raises(AssertionError, match="tried to reach"):
        s.connect(("192.0.2.1", 80))
