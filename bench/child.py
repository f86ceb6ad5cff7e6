"""`python -m bench.child MODULE NUMBER…`: `bench.<module>.alone(numbers…)` in a process of its own.

It yields findings; each is printed as a line of JSON after a line came in, so that the parent can prepare what is next.
"""

import importlib
import json
import logging
import sys

import django

if __name__ == "__main__":
    django.setup()
    logging.disable(logging.WARNING)
    module, *numbers = sys.argv[1:]
    findings = importlib.import_module(f"bench.{module}").alone(*map(int, numbers))
    for _ in sys.stdin:
        print(json.dumps(next(findings)), flush=True)
