package dev.weft.cli;

import dev.weft.cli.contract.ContractExchange;
import dev.weft.cli.failure.CliErrors;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.source.DuckDbDatabaseFiles;
import dev.weft.engine.duckdb.source.DuckDbSourceProfiler;
import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Exporter;
import dev.weft.formats.exchange.Importer;
import dev.weft.formats.exchange.NewContract;
import dev.weft.formats.exchange.Source;
import dev.weft.formats.exchange.Target;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.usecases.offline.ExportContract;
import dev.weft.usecases.offline.GivenDatabase;
import dev.weft.usecases.offline.GivenFile;
import dev.weft.usecases.offline.GuessContract;
import dev.weft.usecases.offline.GuessTable;
import dev.weft.usecases.offline.ImportContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The wiring of contracts that come from other formats and go into them.
final class OfflineExchange implements ContractExchange {

  private static final long MEMORY = 1L << 30;
  private static final long SPILL = 16L << 30;
  private static final long MOST_STDIN = 4L << 30;

  /// As people name it, and so do errors.
  private static final String STDIN = "-";

  @Override
  public Exchanged export(GivenFile contract, Target target) {
    return new ExportContract(new YamlReader(), form(), new Exporter()).export(contract, target);
  }

  @Override
  public Exchanged read(GivenFile file, Source source, String id) {
    return new ImportContract(new Importer(form())).read(file, source, id);
  }

  @Override
  public Exchanged guess(Path file, Source source, String id) {
    return switch (source) {
      case CSV -> guess(file, guessing -> guessing.guess(whole(file), FileFormat.CSV, id));
      case PARQUET -> guess(file, guessing -> guessing.guess(whole(file), FileFormat.PARQUET, id));
      case JSON -> guess(file, guessing -> guessing.guessJson(whole(file), id));
      case SQL, JSON_SCHEMA, DATA_CONTRACT ->
          throw new IllegalArgumentException("No data: " + source);
    };
  }

  /// Readers go over the rows several times, so they become a file first.
  @Override
  public Exchanged guess(InputStream rows, Source source, String id) {
    try (var scratch = new Scratch()) {
      Path file = scratch.folder().resolve(STDIN);
      save(rows, file);
      return guess(file, source, id);
    }
  }

  private static void save(InputStream rows, Path file) {
    byte[] some = new byte[1 << 16];
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int read = rows.read(some); read >= 0; read = rows.read(some)) {
        bytes += read;
        if (bytes > MOST_STDIN) {
          throw CliErrors.usage(
              "What comes on stdin has more than " + MOST_STDIN + " bytes", "Name a file.");
        }
        out.write(some, 0, read);
      }
    } catch (IOException e) {
      throw CliErrors.unreadable(Path.of(STDIN), e);
    }
  }

  @Override
  public Exchanged guessLines(Path file, String id) {
    return guess(file, guessing -> guessing.guess(whole(file), FileFormat.JSON_LINES, id));
  }

  @Override
  public Exchanged guess(GivenDatabase database, String table, String id) {
    try (var scratch = new Scratch();
        var engine = engine(ofEngine(database), scratch.folder())) {
      var files = new DuckDbDatabaseFiles(engine);
      return new GuessTable(new NewContract(form()), files).guess(database, table, id);
    }
  }

  private static Exchanged guess(Path file, Function<GuessContract, Exchanged> guess) {
    try (var scratch = new Scratch();
        var engine = engine(Optional.of(file), scratch.folder())) {
      return guess.apply(
          new GuessContract(new DuckDbSourceProfiler(engine), new NewContract(form())));
    }
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static Optional<Path> ofEngine(GivenDatabase database) {
    return switch (database) {
      case GivenDatabase.Duckdb(Path file) -> Optional.of(file);
      case GivenDatabase.Sqlite sqlite -> Optional.empty();
      case GivenDatabase.Postgresql postgresql -> Optional.empty();
    };
  }

  /// One that reaches the folder of the file and a temporary one, nothing else.
  private static DuckDb engine(Optional<Path> file, Path temp) {
    int threads = Runtime.getRuntime().availableProcessors();
    DuckDb engine = DuckDb.open(new EngineSettings(MEMORY, threads, temp, SPILL));
    List<Path> folders = new ArrayList<>(List.of(temp));
    file.flatMap(given -> Optional.ofNullable(given.toAbsolutePath().normalize().getParent()))
        .ifPresent(folders::add);
    engine.confine(folders);
    return engine;
  }

  private static StandardForm form() {
    return new StandardForm(new StandardSchemas());
  }
}
