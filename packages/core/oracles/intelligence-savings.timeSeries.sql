-- intelligence-savings.timeSeries
WITH sums AS (
  SELECT p.begins, p.ends, p.date, p.period,
    count(r.time_us) FILTER (WHERE r.intelligence) AS n_i, count(r.time_us) FILTER (WHERE NOT r.intelligence) AS n_b,
    {tokens: with_it(r.tokens, r.intelligence), compute: with_it(r.compute, r.intelligence), cost: with_it(r.cost, r.intelligence)} AS w,
    {tokens: without_it(r.tokens, r.intelligence), compute: without_it(r.compute, r.intelligence), cost: without_it(r.cost, r.intelligence)} AS o,
    {tokens: saved(r.tokens, r.intelligence), compute: saved(r.compute, r.intelligence), cost: saved(r.cost, r.intelligence)} AS s
  FROM periods() p LEFT JOIN (SELECT * FROM runs WHERE in_range(time_us)) r ON r.time_us >= p.begins AND r.time_us < p.ends
  GROUP BY p.begins, p.ends, p.date, p.period
)
SELECT any_value(period) AS period, list({
    "from": ms(greatest(begins, from_us())), "to": ms(least(ends, to_us())), date: date,
    partial: begins < from_us() OR ends >= to_us(), runs: n_i, baselineRuns: n_b,
    withIntelligence: w, withoutIntelligence: o,
    savings: {tokens: s.tokens, compute: s.compute, cost: s.cost, percentage: 100.0::DOUBLE * s.cost / nullif(o.cost, 0)},
    dataAvailable: n_i > 0 AND n_b > 0
  } ORDER BY begins) AS points
FROM sums;
