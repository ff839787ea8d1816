-- Tallies of reports have more figures than those of earlier releases: rows and columns of tables, and sections
-- that are declared nil. What is stored is added up at the first start after this (TableSums, NilReturnCounts);
-- an earlier release, which would take it for damaged, refuses a database of this schema.
DELETE FROM setting WHERE name IN ('table_sums', 'nil_return_counts');
