"""``python -m discourse_quality`` is the command ``dq``."""

from discourse_quality.cli import main

if __name__ == "__main__":
    main()
