package dev.weft.usecases.run;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.MaskSecrets;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.TableWriter;
import dev.weft.engine.TableWriter.LeastGroup;
import dev.weft.lake.table.Lake;
import dev.weft.lake.table.TableDraft;
import dev.weft.lake.table.TablePlace;
import dev.weft.lake.table.TableState;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.product.Address;
import dev.weft.model.quality.Check;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.compile.CompiledTable.Made;
import dev.weft.usecases.registry.MaskKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Builds one table by its statement, governed as the product.
final class TransformStep {

  private final SqlFrontEnd frontEnd;
  private final TableWriter writer;
  private final Lake lake;
  private final MaskKeys keys;
  private final RecordDecision audit;

  TransformStep(
      SqlFrontEnd frontEnd, TableWriter writer, Lake lake, MaskKeys keys, RecordDecision audit) {
    this.frontEnd = frontEnd;
    this.writer = writer;
    this.lake = lake;
    this.keys = keys;
    this.audit = audit;
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
    Lineage lineage = lineage(table, schema);
    List<Lowered> lowered = context.carried().lowered(table, lineage);
    Map<LeastGroup, List<Lowered>> groups =
        context.carried().counted(table).map(counted -> counted.due(lowered)).orElse(Map.of());
    Reads reads = decide(context, table, needs, lowered);
    GovernedStatement governed = reads.govern(frontEnd, table.statement());
    if (!groups.isEmpty()) {
      governed = counting(context, table, reads, lowered);
    }
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
                lake.dataFolder(place.quarantine(), run),
                List.copyOf(groups.keySet())),
            context.cancellation());
    if (!written.small().isEmpty()) {
      throw RunFailures.smallGroups(table.name(), SmallGroup.list(written.small(), groups));
    }
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
        lineage,
        written.rejected(),
        written.rejectedRows() == 0
            ? Optional.empty()
            : Optional.of(
                new RejectedRows(lake)
                    .commit(context.ground(), place, run, written.rejectFiles())));
  }

  /// What was decided about the tables of a statement.
  private record Reads(List<DecidedTable> tables, MaskSecrets secrets) {
    GovernedStatement govern(SqlFrontEnd frontEnd, Statement statement) {
      return frontEnd.govern(statement, tables).with(secrets);
    }
  }

  /// What the product reads can be narrower than what its statement was bound to.
  private GovernedStatement counting(
      TableSteps.Context context, Made table, Reads reads, List<Lowered> lowered) {
    Statement counted = context.carried().counted(table).orElseThrow().statement();
    try {
      return reads.govern(frontEnd, counted);
    } catch (WeftException e) {
      boolean hidden = e.code() == ErrorCode.SQL_UNKNOWN_COLUMN || e.code() == ErrorCode.SQL_GROUP;
      throw hidden ? RunFailures.uncountable(table.name(), lowered).causedBy(e) : e;
    }
  }

  private Reads decide(
      TableSteps.Context context,
      Made table,
      Map<String, BuiltTable> needs,
      List<Lowered> lowered) {
    var decided = new ArrayList<DecidedTable>();
    var purposes = new TreeSet<String>();
    BuildRecord record = record(context, table, lowered);
    for (List<String> path : table.statement().paths()) {
      BuiltTable own = path.size() == 1 ? needs.get(path.getFirst()) : null;
      if (own == null) {
        PinnedInputs.ReadInput input = context.ground().inputs().decide(path, lake, record);
        input.purpose().ifPresent(purposes::add);
        decided.add(input.table());
      } else {
        decided.add(DecidedTable.open(path, own.name(), own.scan()));
      }
    }
    var product = new Principal.OfProduct(context.request().folder().id());
    return new Reads(
        decided,
        keys.secrets(product, purposes, decided)
            .withSpaces(keys.spaces(table.statement().spaces())));
  }

  /// What the run itself has made nobody else can see, and nothing is decided about it.
  private BuildRecord record(TableSteps.Context context, Made table, List<Lowered> lowered) {
    var used = new TreeMap<>(table.bound().lineage().used());
    for (Lowered one : lowered) {
      String read = one.input().table();
      one.groups().stream()
          .flatMap(groups -> Address.find(groups.subject()).flatMap(Address::column).stream())
          .forEach(
              subject ->
                  used.merge(read, new TreeSet<>(List.of(subject)), TransformStep::together));
    }
    return new BuildRecord(
        audit, context.ground().asked().about(frontEnd.withoutLiterals(table.statement())), used);
  }

  private static SortedSet<String> together(SortedSet<String> some, SortedSet<String> more) {
    var all = new TreeSet<>(some);
    all.addAll(more);
    return all;
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
