"""Scores a CSV with what ExportOnnx wrote: python score_onnx.py model.onnx new.csv. Needs onnxruntime and numpy, and nothing of Seqwise."""
import csv
import json
import sys

import numpy
import onnxruntime

ID = "sequence"

session = onnxruntime.InferenceSession(sys.argv[1])
features = json.loads(session.get_modelmeta().custom_metadata_map["feature_names"])
sequences = {}
with open(sys.argv[2]) as rows:
    for row in csv.DictReader(rows):  # in the order of time
        sequences.setdefault(row[ID], []).append([float(row[feature]) for feature in features])

longest = max(map(len, sequences.values()))
values = numpy.zeros((len(sequences), longest, len(features)), numpy.float32)
for place, steps in enumerate(sequences.values()):
    values[place, : len(steps)] = steps
lengths = numpy.array([len(steps) for steps in sequences.values()])

(probability,) = session.run(None, {"values": values, "lengths": lengths})
print("sequence,probability")
for sequence, p in zip(sequences, probability):
    print(f"{sequence},{p}")
