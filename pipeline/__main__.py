"""``python -m pipeline`` is ``bulletin``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
