package dev.weft.engine.tck;

import dev.weft.engine.QueryEngine;
import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.engine.tck.NaiveGovernance.Row;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Random tables under random obligations, and by hand what may be seen of them.
///
/// @param governed files of the whole tables
/// @param seen schemas of what may be seen, without files and obligations
/// @param materialized holds what may be seen and nothing else, under the same names
record RandomMesh(Map<String, Given> governed, Map<String, Given> seen, QueryEngine materialized)
    implements AutoCloseable {

  /// @param number of the mesh, to tell its files from those of others
  static RandomMesh make(GovernanceContract contract, RandomGenerator random, int number) {
    RandomTables tables = new RandomTables(random);
    NaiveGovernance naive = new NaiveGovernance(GovernedRuns.SECRETS);
    Map<String, Given> governed = new HashMap<>();
    Map<String, Given> seen = new HashMap<>();
    List<String> statements = new ArrayList<>();
    RandomTables.SCHEMAS.forEach(
        (name, schema) -> {
          List<Row> rows = tables.rows(schema, 4 + random.nextInt(16));
          Obligations obligations = tables.obligations(schema);
          Schema visible = NaiveGovernance.visible(schema, obligations);
          ScanPlan files =
              contract.files(name + "_" + number, schema, NaiveGovernance.sql(schema, rows));
          governed.put(name, new Given(files, obligations));
          seen.put(
              name,
              new Given(
                  new ScanPlan(visible, List.of()),
                  Obligations.none(new TreeSet<>(visible.names()))));
          statements.add(
              "create table "
                  + name
                  + " as "
                  + NaiveGovernance.sql(visible, naive.rows(schema, rows, obligations)));
        });
    return new RandomMesh(governed, seen, contract.holding(Map.of(), statements));
  }

  /// Statements over what may be seen.
  RandomQueries queries(RandomGenerator random) {
    Map<String, Schema> visible = new HashMap<>();
    seen.forEach((name, table) -> visible.put(name, table.files().schema()));
    return new RandomQueries(random, visible);
  }

  @Override
  public void close() {
    materialized.close();
  }
}
