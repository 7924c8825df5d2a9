package dev.weft.usecases.run;

import dev.weft.build.schema.ContractSchema;
import dev.weft.capture.copy.SourceTable;
import dev.weft.capture.drift.DriftOutcome;
import dev.weft.capture.source.CaptureRequest;
import dev.weft.capture.source.CaptureSources;
import dev.weft.capture.source.Found;
import dev.weft.capture.synthetic.Generator;
import dev.weft.engine.DatabaseFiles;
import dev.weft.engine.SourceReader;
import dev.weft.engine.SourceReader.Captured;
import dev.weft.lake.table.Lake;
import dev.weft.lake.table.TableDraft;
import dev.weft.lake.table.TablePlace;
import dev.weft.lake.table.TableState;
import dev.weft.model.contract.Property;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.table.Column;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.records.PlatformRecords;
import dev.weft.usecases.source.DatabaseFileTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Builds one captured table: finds its source through a connection, decides what to do about
/// drift, reads it.
final class CaptureStep {

  private final CaptureSources sources;
  private final Generator generator;
  private final SourceReader reader;
  private final DatabaseFiles databases;
  private final PlatformRecords records;
  private final Lake lake;
  private final CaptureDrift drift;
  private final TableCopy copies;
  private final Path temp;

  /// Makes the step of all captures.
  ///
  /// @param temp existing folder for rows that are made up, or copied, before they are read
  CaptureStep(
      CaptureSources sources,
      Generator generator,
      SourceReader reader,
      DatabaseFiles databases,
      PlatformRecords records,
      Lake lake,
      Proposals proposals,
      Path temp) {
    this.sources = sources;
    this.generator = generator;
    this.reader = reader;
    this.databases = databases;
    this.records = records;
    this.lake = lake;
    this.drift = new CaptureDrift(proposals);
    this.copies = new TableCopy(drift);
    this.temp = temp;
  }

  BuiltTable run(TableSteps.Context context, CompiledTable.Captured table) {
    var step = context.progress().begin(table.name(), "capture");
    try {
      BuiltTable built = capture(context, table);
      long moved = built.rejected();
      step.succeed(built.scan().rows(), moved == 0 ? "" : moved + " moved to quarantine");
      return built;
    } catch (WeftException e) {
      step.fail(e);
      throw e;
    }
  }

  private BuiltTable capture(TableSteps.Context context, CompiledTable.Captured table) {
    String domain = context.request().folder().id().domain();
    var request =
        new CaptureRequest(
            domain,
            table.name(),
            table.capture().origin(),
            Optional.ofNullable(context.request().instead().get(table.name())));
    return switch (sources.resolve(request, context.ground().documents()::connection)) {
      case Found.Files found -> files(context, table, found);
      case Found.Table found -> copied(context, table, found.table());
      case Found.DatabaseFile found -> copied(context, table, ofFile(found));
      case Found.Records found ->
          copied(context, table, records.table(found.origin(), found.limits()));
      case Found.Synthetic made -> synthetic(context, table, made);
    };
  }

  private BuiltTable files(
      TableSteps.Context context, CompiledTable.Captured table, Found.Files found) {
    List<SourceReader.SourceFile> files =
        found.files().stream()
            .map(file -> new SourceReader.SourceFile(file.name(), file.path()))
            .toList();
    return inspected(context, table, files, found.format());
  }

  private SourceTable ofFile(Found.DatabaseFile found) {
    var file = new SourceReader.SourceFile(found.file().name(), found.file().path());
    return new DatabaseFileTable(databases, file, found.table(), found.limits());
  }

  /// The copy goes with the step, also when the server dies: what it left there is emptied at its
  /// next start.
  private BuiltTable copied(
      TableSteps.Context context, CompiledTable.Captured table, SourceTable source) {
    Path file = temp.resolve(context.request().run() + "-" + table.name() + ".copy");
    try {
      DriftOutcome.Proceed decided = copies.copy(context, table, source, file);
      var copy = new SourceReader.SourceFile(source.name(), file);
      return read(context, table, List.of(copy), source.format(), decided);
    } finally {
      delete(file);
    }
  }

  private BuiltTable synthetic(
      TableSteps.Context context, CompiledTable.Captured table, Found.Synthetic made) {
    Path file = temp.resolve(context.request().run() + "-" + table.name() + ".ndjson");
    try {
      generator.write(made.origin(), file, context.cancellation()::isCancelled);
      return inspected(
          context,
          table,
          List.of(new SourceReader.SourceFile(table.name(), file)),
          FileFormat.JSON_LINES);
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file.getFileName(), e);
    }
  }

  private BuiltTable inspected(
      TableSteps.Context context,
      CompiledTable.Captured table,
      List<SourceReader.SourceFile> files,
      FileFormat format) {
    List<String> columns = reader.inspect(files, format).columns();
    return read(context, table, files, format, drift.decide(context, table, columns));
  }

  private BuiltTable read(
      TableSteps.Context context,
      CompiledTable.Captured table,
      List<SourceReader.SourceFile> files,
      FileFormat format,
      DriftOutcome.Proceed decided) {
    var place = new TablePlace(context.request().folder().id(), context.major(), table.name());
    var line = Build.line(context.ground(), place);
    var evolved = decided.added().stream().map(CaptureStep::column).toList();
    Schema schema =
        lake.schemaFor(line.newest(), ContractSchema.ofCapture(table.object(), evolved));
    String run = context.request().run();
    TableState state = lake.begin(new TableDraft(place, run, schema, List.of(), List.of()), line);
    Captured captured =
        reader.capture(
            new SourceReader.Capture(
                files,
                format,
                bindings(decided),
                schema,
                onBadValue(decided.badValues()),
                state.dataFolder(),
                lake.dataFolder(place.quarantine(), run)),
            context.cancellation());
    refuseTooMany(table, captured);
    MetadataLocation location = state.commit(captured.files());
    return new BuiltTable(
        table.name(),
        true,
        location,
        lake.plan(location),
        origins(table.name(), schema),
        captured.rejected(),
        captured.rejectedRows() == 0
            ? Optional.empty()
            : Optional.of(
                new RejectedRows(lake)
                    .commit(context.ground(), place, run, captured.rejectFiles())));
  }

  private static void refuseTooMany(CompiledTable.Captured table, Captured captured) {
    long all = captured.rows() + captured.rejectedRows();
    if (table.capture().maxQuarantine().exceededBy(captured.rejectedRows(), all)) {
      throw RunFailures.tooManyRejected(
          table.name(),
          captured.rejectedRows(),
          all,
          table.capture().maxQuarantine(),
          classes(captured.rejected()));
    }
  }

  private static String classes(SortedMap<String, Long> rejected) {
    return String.join(", ", rejected.keySet());
  }

  private static List<SourceReader.Binding> bindings(DriftOutcome.Proceed decided) {
    var bindings = new ArrayList<SourceReader.Binding>();
    decided
        .bindings()
        .forEach(b -> bindings.add(new SourceReader.Binding(b.column(), b.source(), b.present())));
    return bindings;
  }

  private static SourceReader.OnBadValue onBadValue(DriftOutcome.BadValues values) {
    return switch (values) {
      case FAIL -> SourceReader.OnBadValue.FAIL;
      case QUARANTINE -> SourceReader.OnBadValue.QUARANTINE;
      case IGNORE -> SourceReader.OnBadValue.IGNORE;
    };
  }

  private static Column column(Property property) {
    return new Column(0, property.key(), property.name(), property.type(), false);
  }

  /// A captured column is its own origin.
  private static Lineage origins(String table, Schema schema) {
    var columns = new ArrayList<Lineage.OutputColumn>();
    for (String name : schema.names()) {
      columns.add(
          new Lineage.OutputColumn(name, new TreeSet<>(Set.of(new ColumnRef(table, name)))));
    }
    return new Lineage(columns, new TreeSet<>());
  }
}
