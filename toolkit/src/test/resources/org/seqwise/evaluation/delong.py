"""Writes delong.json: two classifiers' scores on the same labels, and what DeLong, DeLong and Clarke-Pearson (1988) say of them.

Straight from the paper's definitions, pair by pair, with the whole covariance matrix, and for groups from Obuchowski (1997):
nothing is sorted. Needs numpy and scipy.
"""

import json
import pathlib

import numpy as np
from scipy.stats import norm


def components(scores, labels):
    ones, zeros = scores[labels == 1], scores[labels == 0]
    psi = (ones[:, None] > zeros[None, :]) + 0.5 * (ones[:, None] == zeros[None, :])
    return psi.mean(axis=1), psi.mean(axis=0), psi.mean()


def plain(one, other, labels):
    v10, v01, auc = zip(*(components(scores, labels) for scores in (one, other)))
    covariance = np.cov(v10) / len(v10[0]) + np.cov(v01) / len(v01[0])
    contrast = np.array([1, -1])
    return auc, float(np.sqrt(contrast @ covariance @ contrast))


def grouped(one, other, labels, groups):
    v10, v01, auc = zip(*(components(scores, labels) for scores in (one, other)))
    m, n = len(v10[0]), len(v01[0])
    names = sorted(set(groups))
    of_ones = [g for g, label in zip(groups, labels) if label == 1]
    of_zeros = [g for g, label in zip(groups, labels) if label == 0]

    def sums(values, owners, area):
        return np.array([sum(v - area for v, g in zip(values, owners) if g == name) for name in names])

    x = np.array([sums(v10[r], of_ones, auc[r]) for r in range(2)])
    y = np.array([sums(v01[r], of_zeros, auc[r]) for r in range(2)])
    i10, i01, i = len(set(of_ones)), len(set(of_zeros)), len(names)
    s10 = i10 / ((i10 - 1) * m) * x @ x.T
    s01 = i01 / ((i01 - 1) * n) * y @ y.T
    s11 = i / (i - 1) * x @ y.T
    covariance = s10 / m + s01 / n + (s11 + s11.T) / (m * n)
    contrast = np.array([1, -1])
    return auc, float(np.sqrt(contrast @ covariance @ contrast))


def case(rng, n, digits, groups):
    labels = (rng.random(n) < 0.4).astype(int)
    labels[:2], labels[2:4] = 1, 0
    shared = rng.normal(size=n)
    one = np.round(1 / (1 + np.exp(-(labels + shared + 0.5 * rng.normal(size=n)))), digits)
    other = np.round(1 / (1 + np.exp(-(0.5 * labels + shared + 0.5 * rng.normal(size=n)))), digits)
    names = [f"g{k}" for k in rng.integers(0, groups, n)] if groups else None
    auc, error = grouped(one, other, labels, names) if groups else plain(one, other, labels)
    z = (auc[0] - auc[1]) / error
    return {
        "one": one.tolist(),
        "other": other.tolist(),
        "labels": labels.tolist(),
        "groups": names,
        "aucOne": float(auc[0]),
        "aucOther": float(auc[1]),
        "standardError": error,
        "pValue": float(2 * norm.sf(abs(z))),
    }


rng = np.random.default_rng(20)
cases = [case(rng, n, digits, groups) for n, digits, groups in
         [(12, 6, 0), (60, 6, 0), (60, 1, 0), (150, 2, 0), (60, 6, 9), (150, 1, 20)]]
pathlib.Path(__file__).with_name("delong.json").write_text(json.dumps(cases, indent=1).replace("\n   ", " ") + "\n")
