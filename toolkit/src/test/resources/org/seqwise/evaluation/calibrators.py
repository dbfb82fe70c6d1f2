"""Writes calibrators.json: scores and what scikit-learn and SciPy fit to them. Run with Debian's python3-sklearn (1.2.1).

Weights are scaled to a mean of 1, and Platt's scaling reads the log-odds, as ours does. The temperature is found by bounded search.
"""
import json

import numpy as np
import sklearn
from scipy.optimize import minimize_scalar
from scipy.special import expit, logit
from sklearn.calibration import _SigmoidCalibration
from sklearn.isotonic import IsotonicRegression

PLACES = np.array([0.001, 0.03, 0.2, 0.5, 0.66, 0.9, 0.999])


def cases():
    for seed in range(15):
        random = np.random.RandomState(seed)
        n = int(random.randint(30, 400))
        truth = random.normal(-0.5, 1.5, n)
        y = (random.rand(n) < expit(truth)).astype(int)
        p = expit([0.4, 1.0, 3.0][seed % 3] * truth + random.normal(0, 0.5) + random.normal(0, 0.2, n))
        if seed % 5 == 3:
            p = np.round(np.clip(p, 0.1, 0.9), 1)  # many ties
        w = np.ones(n) if seed % 2 else random.randint(0, 9, n) / 4.0
        yield f"random {seed}", p, y, w
    yield "two", np.array([0.2, 0.7]), np.array([0, 1]), np.ones(2)
    yield "overlapping", np.array([0.2, 0.4, 0.6, 0.8]), np.array([0, 1, 0, 1]), np.array([1.0, 2.0, 1.0, 0.5])
    yield "parted", np.array([0.1, 0.2, 0.8, 0.9]), np.array([0, 0, 1, 1]), np.ones(4)
    yield "near 0 and 1", np.array([1e-12, 1e-6, 0.5, 1 - 1e-6, 1 - 1e-9]), np.array([0, 1, 0, 1, 0]), np.ones(5)


def isotonic(p, y, w):
    rates = IsotonicRegression().fit_transform(p, y, sample_weight=w)
    blocks = np.unique(rates)
    places = [float(np.average(p[rates == rate], weights=w[rates == rate])) for rate in blocks]
    return {"places": places, "rates": list(map(float, blocks))}


def temperature(p, y, w):
    ones, zeros = w[y == 1].sum(), w[y == 0].sum()
    target = np.where(y == 1, (ones + 1) / (ones + 2), 1 / (zeros + 2))
    z = logit(p)
    loss = lambda a: np.sum(w * (np.logaddexp(0, a * z) - target * a * z))
    return float(minimize_scalar(loss, bounds=(1e-3, 100), method="bounded", options={"xatol": 1e-12}).x)


def main():
    written = []
    for name, p, y, given in cases():
        kept = given > 0
        w = given[kept] / given[kept].mean()
        platt = _SigmoidCalibration().fit(logit(p[kept]), y[kept], sample_weight=w)
        written.append({
            "name": name,
            "probabilities": list(map(float, p)),
            "labels": list(map(int, y)),
            "weights": list(map(float, given)),
            "isotonic": isotonic(p[kept], y[kept], w),
            "platt": list(map(float, platt.predict(logit(PLACES)))),
            "temperature": temperature(p[kept], y[kept], w),
        })
    with open("calibrators.json", "w") as file:
        file.write('{"scikit-learn": "%s", "places": %s, "cases": [\n' % (sklearn.__version__, json.dumps(list(PLACES))))
        file.write(",\n".join(json.dumps(case) for case in written) + "\n]}\n")


main()
