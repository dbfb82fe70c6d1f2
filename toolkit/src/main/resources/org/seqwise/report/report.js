'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const main = document.getElementById('main');
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const charts = [];

  // Texts of the data are never markup.
  function make(tag, parent, text, className) {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    if (className) made.className = className;
    if (parent) parent.appendChild(made);
    return made;
  }

  function section(title, note) {
    const made = make('section', main);
    make('h2', made, title);
    const body = make('div', made);
    if (note) make('p', made, note, 'note');
    return body;
  }

  const number = (value, digits = 4) =>
    value === null || value === undefined ? 'undefined' : Number(value).toFixed(digits);
  const between = interval => interval ? `[${number(interval[0])}, ${number(interval[1])}]` : '';

  function table(parent, head, rows, className) {
    const wide = make('div', parent, null, 'wide');
    const made = make('table', wide, null, className);
    if (head) {
      const line = make('tr', make('thead', made));
      head.forEach(text => make('th', line, text));
    }
    const body = make('tbody', made);
    rows.forEach(row => {
      const line = make('tr', body);
      row.forEach(cell => make('td', line, cell));
    });
    return made;
  }

  function plot(parent, title, lines, x, y, limits = {}, className = 'plot') {
    const box = make('div', parent);
    if (title) make('h3', box, title);
    const canvas = make('canvas', make('div', box, null, className));
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', title || 'plot');
    const axis = (text, [min, max] = []) => ({
      type: 'linear', min, max,
      title: { display: !!text, text, color: color('--soft') },
      ticks: { color: color('--soft'), maxTicksLimit: 6, display: className === 'plot' },
      grid: { color: color('--line') }
    });
    charts.push([new Chart(canvas, {
      type: 'line',
      data: { datasets: lines.map(line => ({
        label: line.name, data: line.points, borderColor: line.color || color(line.as), backgroundColor: line.color || color(line.as),
        borderWidth: line.thin ? 1 : 2, borderDash: line.dashed ? [5, 4] : [], pointRadius: line.dots ? 3 : 0, pointHitRadius: 6,
        stepped: line.stepped || false, tension: 0
      })) },
      options: {
        animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true,
        interaction: { mode: 'nearest', intersect: false },
        plugins: { legend: { display: className === 'plot' && lines.length > 1, labels: { color: color('--text'), usePointStyle: true, pointStyle: 'line' } } },
        scales: { x: axis(x, limits.x), y: axis(y, limits.y) }
      }
    }), lines]);
  }

  function result() {
    const figures = data.test;
    if (!figures) return;
    const body = section('Result on the test part', 'In brackets: 95 % of samples drawn anew from these sequences.');
    const cards = make('div', body, null, 'figures');
    [['ROC AUC', 'rocAuc'], ['PR AUC', 'prAuc'], ['log-loss', 'logLoss'], ['Brier', 'brier'], ['accuracy', 'accuracy'], ['precision', 'precision'],
      ['recall', 'recall'], ['F1', 'f1'], ['MCC', 'mcc']].forEach(([name, key]) => {
      const card = make('div', cards, null, 'figure');
      make('span', card, name);
      make('b', card, number(figures[key]));
      make('span', card, between((data.intervals || {})[key]));
    });
    make('p', body, `${figures.n.toLocaleString('en')} sequences, ${figures.positives.toLocaleString('en')} of them 1. The ratio alone has a log-loss of `
      + `${number(figures.floorLogLoss)}. Threshold ${number(figures.threshold)}, chosen on the validation part.`, 'note');
  }

  function baselines() {
    if (!data.baselines) return;
    const body = section('What it has to beat', 'Same parts, same cleaning. Gain: the model\'s ROC AUC less theirs, with its 95 % interval.');
    table(body, ['', 'ROC AUC', 'log-loss', 'gain', ''], data.baselines.map(one => [one.name, number(one.rocAuc), number(one.logLoss),
      one.gain === null ? '' : (one.gain >= 0 ? '+' : '') + number(one.gain), between(one.interval)]));
  }

  function course() {
    if (!data.course) return;
    const body = section('Training', 'The dashed line is the log-loss of the ratio alone: a curve that stays there has learned nothing.');
    const grid = make('div', body, null, 'grid');
    data.course.members.forEach((epochs, index) => {
      const line = (key, name, as) => ({ name, as, points: epochs.filter(e => e[key] !== null).map(e => ({ x: e.epoch, y: e[key] })) });
      const last = epochs[epochs.length - 1].epoch;
      const floor = { name: 'ratio alone', as: '--soft', dashed: true, points: [{ x: 1, y: data.course.floor }, { x: last, y: data.course.floor }] };
      const which = data.course.members.length > 1 ? `Member ${index + 1}: ` : '';
      plot(grid, `${which}log-loss, validation`, [line('validationLogLoss', 'model', '--one'), floor], 'epoch', '');
      plot(grid, `${which}training loss, as 1s and 0s weigh`, [line('loss', 'training', '--two')], 'epoch', '');
      plot(grid, `${which}ROC AUC, validation`, [line('validationRocAuc', 'validation', '--one')], 'epoch', '');
    });
  }

  function curves() {
    if (!data.points) return;
    const grid = make('div', section('Curves', 'Bins of calibration hold as many sequences each.'), null, 'grid');
    const positives = data.test.positives, negatives = data.test.n - positives;
    const share = (part, whole) => whole ? part / whole : 0;
    const diagonal = { name: 'chance', as: '--soft', dashed: true, points: [{ x: 0, y: 0 }, { x: 1, y: 1 }] };
    const unit = { x: [0, 1], y: [0, 1] };
    plot(grid, 'ROC', [{ name: 'model', as: '--one', points: data.points.map(p => ({ x: share(p.fp, negatives), y: share(p.tp, positives) })) }, diagonal],
      'false positive rate', 'recall', unit);
    plot(grid, 'Precision and recall', [{ name: 'model', as: '--one',
      points: data.points.filter(p => p.tp + p.fp > 0).map(p => ({ x: share(p.tp, positives), y: p.tp / (p.tp + p.fp) })) },
      { name: 'ratio', as: '--soft', dashed: true, points: [{ x: 0, y: share(positives, data.test.n) }, { x: 1, y: share(positives, data.test.n) }] }],
      'recall', 'precision', unit);
    plot(grid, `Calibration (ECE ${number(data.calibration.expectedError, 3)})`, [{ name: 'bins', as: '--one', dots: true,
      points: data.calibration.bins.map(b => ({ x: b.meanProbability, y: b.positiveRate })) }, { ...diagonal, name: 'calibrated' }],
      'mean probability', 'share of 1s', unit);
    plot(grid, 'Found by looking at the highest first', [{ name: 'model', as: '--one', dots: true, points: [{ x: 0, y: 0 }].concat(data.lift.map(l => ({ x: l.share, y: l.recall || 0 }))) },
      diagonal], 'share looked at', 'share of 1s found', unit);
  }

  function confusion() {
    if (!data.points) return;
    const body = section('Called 1, at a threshold', 'The slider shows what other thresholds would do on the test part. To choose one, use the validation part.');
    const counts = make('div', body);
    const slider = make('input', body);
    slider.type = 'range';
    slider.min = 0;
    slider.max = data.points.length;
    slider.setAttribute('aria-label', 'threshold');
    const frozen = { t: data.test.threshold, ...data.test.confusion };
    const all = data.points.filter(p => p.t !== null && p.t > frozen.t).concat([frozen], data.points.filter(p => p.t !== null && p.t < frozen.t));
    slider.max = all.length - 1;
    slider.value = all.indexOf(frozen);
    const show = () => {
      const p = all[slider.value];
      counts.replaceChildren();
      make('p', counts, `Threshold ${number(p.t)}${p === frozen ? ', as saved' : ''}`);
      table(counts, ['', 'called 1', 'called 0'], [['is 1', p.tp, p.fn], ['is 0', p.fp, p.tn]]);
      const precision = p.tp + p.fp ? number(p.tp / (p.tp + p.fp)) : 'undefined';
      const recall = p.tp + p.fn ? number(p.tp / (p.tp + p.fn)) : 'undefined';
      make('p', counts, `Precision ${precision}, recall ${recall}, accuracy ${number((p.tp + p.tn) / (p.tp + p.tn + p.fp + p.fn))}`);
    };
    slider.addEventListener('input', show);
    show();
  }

  function explanation() {
    const map = data.explanation;
    if (!map) return;
    const body = section('What it goes by', `Importance: what is lost when a feature or a step is another sequence's, over ${map.repeats} draws of ${map.sequences.toLocaleString('en')} `
      + `sequences. The map: the mean size of what values add to the logit, of ${map.attributed.toLocaleString('en')} sequences (integrated gradients). Of the model, not of the world.`);
    const grid = make('div', body, null, 'grid');
    const importance = (name, list) => table(make('div', grid), [name, 'ROC AUC lost', 'log-loss gained'], list.map(one => [one.name,
      number(one.rocAucLost), number(one.logLossGained)]));
    importance('feature', map.features);
    importance('step', map.steps);
    const most = Math.max(...map.size.flat(), 1e-12);
    const heat = table(body, [''].concat(map.spans), map.size.map((row, f) => [map.names[f]].concat(row.map(v => number(v, 2)))), 'heat');
    [...heat.tBodies[0].rows].forEach((row, f) => [...row.cells].slice(1).forEach((cell, s) => {
      cell.style.background = `rgba(${color('--heat')}, ${0.85 * map.size[f][s] / most})`;
    }));
  }

  function worst() {
    if (!data.worst) return;
    const body = section('The worst errors', 'Each line is a feature, in its own deviations from its mean; time runs to the right.');
    const palette = ['--one', '--two', '--good', '--soft', '--text'];
    [['1s that got the lowest probability', data.worst.ones], ['0s that got the highest', data.worst.zeros]].forEach(([title, list]) => {
      make('h3', body, title);
      const grid = make('div', body, null, 'grid');
      list.forEach(one => plot(grid, `${one.id}: ${number(one.probability, 3)}`, data.worst.features.map((name, f) => ({
        name, as: palette[f % palette.length], thin: true, points: one.steps.map((step, t) => ({ x: t, y: step[f] }))
      })), '', '', {}, 'small'));
    });
    const legend = make('p', body, null, 'note');
    data.worst.features.forEach((name, f) => {
      const word = make('span', legend, `${f ? ' ' : ''}\u25a0 ${name}`);
      word.style.color = color(palette[f % palette.length]);
    });
  }

  function description() {
    const seen = data.data;
    if (!seen) return;
    const body = section('The training data');
    make('p', body, `${seen.sequences.toLocaleString('en')} sequences of ${seen.lengths.shortest} to ${seen.lengths.longest} steps (median ${seen.lengths.median}).`);
    table(body, ['feature', 'least', 'mean', 'deviation', 'greatest', 'missing'], seen.features.map(f => [f.name].concat(
      ['min', 'mean', 'deviation', 'max'].map(key => Number(f[key]).toPrecision(5)), [f.missing.toLocaleString('en')])));
    const list = make('ol', body);
    seen.findings.forEach(finding => make('li', list, finding.text));
  }

  function provenance() {
    if (!data.run) return;
    const list = make('dl', section('Where it comes from'));
    const add = (name, value) => {
      make('dt', list, name);
      make('dd', list, typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
    };
    Object.entries(data.run).forEach(([name, value]) => {
      if ((name === 'settings' || name === 'source') && value) Object.entries(value).forEach(([key, inner]) => add(`${name}: ${key}`, inner));
      else add(name, value);
    });
  }

  document.getElementById('title').textContent = data.title;
  document.title = data.title;
  document.getElementById('verdict').textContent = data.verdict;
  [result, baselines, course, curves, confusion, explanation, worst, description, provenance].forEach(part => part());

  // Colours follow the device while the page is open.
  const repaint = () => charts.forEach(([chart, lines]) => {
    chart.data.datasets.forEach((set, i) => {
      set.borderColor = set.backgroundColor = color(lines[i].as);
    });
    for (const axis of Object.values(chart.options.scales)) {
      axis.title.color = axis.ticks.color = color('--soft');
      axis.grid.color = color('--line');
    }
    chart.options.plugins.legend.labels.color = color('--text');
    chart.update('none');
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  addEventListener('beforeprint', repaint);
  addEventListener('afterprint', repaint);
  document.documentElement.dataset.drawn = String(charts.length);
})();
