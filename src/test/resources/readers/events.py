"""Reads a tab-separated file with pandas' rules of quoting off, as event-data users do, and prints
its rows as JSON."""
import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    print(json.dumps(list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))))
