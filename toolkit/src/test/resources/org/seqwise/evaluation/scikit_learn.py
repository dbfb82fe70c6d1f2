"""Writes scikit_learn.json: scores and what scikit-learn makes of them. Run with Debian's python3-sklearn (1.2.1).

A figure that a case leaves undefined is null here, where scikit-learn has an error, or 0 and a warning.
"""
import json
import warnings

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve

warnings.simplefilter("ignore")


def cases():
    for seed in range(20):
        random = np.random.RandomState(seed)
        n = int(random.randint(20, 200))
        p = random.rand(n)
        if seed % 3 == 1:
            p = np.round(p, 1)  # many ties
        if seed % 3 == 2:
            p = p ** 4  # few high ones
        y = (random.rand(n) < 0.2 + 0.6 * p).astype(int)
        y[0], y[1] = 0, 1
        yield f"random {seed}", p, y, float(np.round(random.rand(), 2))
    yield "all tied", np.full(10, 0.3), np.array([1, 0] * 5), 0.3
    yield "only 1s", np.array([0.2, 0.9, 0.5]), np.array([1, 1, 1]), 0.5
    yield "only 0s", np.array([0.2, 0.9, 0.5]), np.array([0, 0, 0]), 0.5
    yield "one 1", np.array([0.7]), np.array([1]), 0.5
    yield "one 0", np.array([0.7]), np.array([0]), 0.5
    yield "perfect", np.array([0.1, 0.2, 0.8, 0.9]), np.array([0, 0, 1, 1]), 0.5
    yield "always wrong", np.array([0.1, 0.2, 0.8, 0.9]), np.array([1, 1, 0, 0]), 0.5
    yield "certain", np.array([0.0, 1.0, 0.0, 1.0, 1.0]), np.array([0, 1, 1, 0, 1]), 0.5
    yield "none called", np.array([0.1, 0.2, 0.3]), np.array([0, 1, 0]), 1.0
    yield "all called", np.array([0.1, 0.2, 0.3]), np.array([0, 1, 0]), 0.0


def figures(p, y, threshold):
    called = (p >= threshold).astype(int)
    tn, fp, fn, tp = metrics.confusion_matrix(y, called, labels=[0, 1]).ravel()
    both = 0 < y.sum() < len(y)
    return {
        "rocAuc": metrics.roc_auc_score(y, p) if both else None,
        "prAuc": metrics.average_precision_score(y, p) if y.sum() else None,
        "logLoss": metrics.log_loss(y, np.stack([1 - p, p], axis=1), labels=[0, 1], eps=1e-15),
        "brier": float(np.mean((p - y) ** 2)) if not both else metrics.brier_score_loss(y, p),
        "accuracy": metrics.accuracy_score(y, called),
        "balancedAccuracy": metrics.balanced_accuracy_score(y, called) if both else None,
        "precision": metrics.precision_score(y, called) if tp + fp else None,
        "recall": metrics.recall_score(y, called) if tp + fn else None,
        "f1": metrics.f1_score(y, called) if tp + fp + fn else None,
        "mcc": metrics.matthews_corrcoef(y, called) if both and 0 < called.sum() < len(y) else None,
    }


def calibration(p, y):
    rates, means = calibration_curve(y, p, n_bins=10, strategy="quantile") if 0 < y.sum() < len(y) else ([], [])
    # The counts, which scikit-learn keeps to itself, by its own rule.
    bins = np.searchsorted(np.percentile(p, np.linspace(0, 1, 11) * 100)[1:-1], p)
    counts = np.bincount(bins, minlength=10)
    counts = counts[counts > 0]
    values = {"positiveRates": list(map(float, rates)), "meanProbabilities": list(map(float, means))}
    if len(rates):
        share = counts / len(p)
        values["expectedError"] = float(np.sum(share * np.abs(means - rates)))
        values["reliability"] = float(np.sum(share * (means - rates) ** 2))
        values["resolution"] = float(np.sum(share * (rates - y.mean()) ** 2))
        values["uncertainty"] = float(y.mean() * (1 - y.mean()))
    return values


def main():
    written = []
    for name, p, y, threshold in cases():
        both = 0 < y.sum() < len(y)
        fpr, tpr, _ = metrics.roc_curve(y, p, drop_intermediate=False) if both else ([], [], [])
        written.append({
            "name": name,
            "probabilities": list(map(float, p)),
            "labels": list(map(int, y)),
            "threshold": threshold,
            "figures": {k: None if v is None else float(v) for k, v in figures(p, y, threshold).items()},
            "falsePositiveRates": list(map(float, fpr)),
            "truePositiveRates": list(map(float, tpr)),
            "calibration": calibration(p, y),
        })
    with open("scikit_learn.json", "w") as file:
        file.write('{"scikit-learn": "%s", "cases": [\n' % sklearn.__version__)
        file.write(",\n".join(json.dumps(case) for case in written) + "\n]}\n")


main()
