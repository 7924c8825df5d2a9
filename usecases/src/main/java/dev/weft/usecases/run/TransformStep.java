package dev.weft.usecases.run;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.TableWriter;
import dev.weft.lake.table.Lake;
import dev.weft.lake.table.TableDraft;
import dev.weft.lake.table.TablePlace;
import dev.weft.lake.table.TableState;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.quality.Check;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import dev.weft.usecases.compile.CompiledTable.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds one table by its statement, governed as the product.
final class TransformStep {

  private final SqlFrontEnd frontEnd;
  private final TableWriter writer;
  private final Lake lake;

  TransformStep(SqlFrontEnd frontEnd, TableWriter writer, Lake lake) {
    this.frontEnd = frontEnd;
    this.writer = writer;
    this.lake = lake;
  }

  BuiltTable run(TableSteps.Context context, Made table, Map<String, BuiltTable> needs) {
    var step = context.progress().begin(table.name(), "transform");
    try {
      BuiltTable built = build(context, table, needs);
      long moved = built.rejected();
      step.succeed(built.scan().rows(), moved == 0 ? "" : moved + " moved to quarantine");
      return built;
    } catch (WeftException e) {
      step.fail(e);
      throw e;
    }
  }

  private BuiltTable build(TableSteps.Context context, Made table, Map<String, BuiltTable> needs) {
    var place = new TablePlace(context.request().folder().id(), context.major(), table.name());
    String run = context.request().run();
    var line = Build.line(context.ground(), place);
    Schema schema = lake.schemaFor(line.newest(), table.schema());
    TableState state =
        lake.begin(
            new TableDraft(place, run, schema, table.build().partition(), table.build().sort()),
            line);
    GovernedStatement governed = govern(context, table, needs);
    var quarantine = table.checks().stream().filter(Check::quarantine).toList();
    var written =
        writer.write(
            new TableWriter.Write(
                governed,
                schema,
                table.build().partition(),
                table.build().sort(),
                state.dataFolder(),
                quarantine,
                lake.dataFolder(place.quarantine(), run)),
            context.cancellation());
    long all = written.rows() + written.rejectedRows();
    if (table.build().maxQuarantine().exceededBy(written.rejectedRows(), all)) {
      throw RunFailures.tooManyRejected(
          table.name(),
          written.rejectedRows(),
          all,
          table.build().maxQuarantine(),
          String.join(", ", written.rejected().keySet()));
    }
    MetadataLocation location = state.commit(written.files());
    return new BuiltTable(
        table.name(),
        table.internal(),
        location,
        lake.plan(location),
        lineage(table, schema),
        written.rejected(),
        written.rejectedRows() == 0
            ? Optional.empty()
            : Optional.of(
                new RejectedRows(lake)
                    .commit(context.ground(), place, run, written.rejectFiles())));
  }

  private GovernedStatement govern(
      TableSteps.Context context, Made table, Map<String, BuiltTable> needs) {
    var decided = new ArrayList<DecidedTable>();
    for (List<String> path : table.statement().paths()) {
      BuiltTable own = path.size() == 1 ? needs.get(path.getFirst()) : null;
      decided.add(
          own == null
              ? context.ground().inputs().decide(path, lake)
              : DecidedTable.open(path, own.name(), own.scan()));
    }
    return frontEnd.govern(table.statement(), decided);
  }

  /// In the order of the table's columns, which need not be that of the statement.
  private static Lineage lineage(Made table, Schema schema) {
    var columns = new ArrayList<Lineage.OutputColumn>();
    for (String name : schema.names()) {
      table.bound().lineage().columns().stream()
          .filter(column -> column.name().equals(name))
          .findFirst()
          .ifPresent(columns::add);
    }
    return new Lineage(columns, table.bound().lineage().influences());
  }
}
