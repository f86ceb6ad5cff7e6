"""`python -m bench.child MODULE NUMBER…`: prints, as JSON, what `bench.<module>.alone(numbers…)` answers in a process of its own."""

import importlib
import json
import logging
import sys

import django

if __name__ == "__main__":
    django.setup()
    logging.disable(logging.WARNING)
    module, *numbers = sys.argv[1:]
    alone = importlib.import_module(f"bench.{module}").alone
    print(json.dumps(alone(*map(int, numbers))))
