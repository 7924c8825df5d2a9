package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.MaskSecrets;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.tck.QueryEngineContract;
import dev.weft.engine.tck.SampleTables;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every query engine does, done by workers.
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PoolContract extends QueryEngineContract {

  private final DuckDbFrontEnd frontEnd = new DuckDbFrontEnd(Profile.QUERY);
  private Path folder = Path.of("");
  private WorkerPool pool;

  abstract Engine kind();

  @BeforeAll
  void open(@TempDir Path temp) {
    folder = temp;
    try (DuckDb instance =
            DuckDb.open(new EngineSettings(100L << 20, 2, folder.resolve("spill"), 1L << 20));
        Session session = instance.session(new Cancellation())) {
      session.execute(
          "COPY (" + SampleTables.FLIGHT_ROWS + ") TO " + SqlText.text(file("flights").toString()));
      session.execute(
          "COPY ("
              + SampleTables.AIRPORT_ROWS
              + ") TO "
              + SqlText.text(file("airports").toString()));
    }
    pool = WorkerPool.open(Pools.settings(kind(), folder));
  }

  @AfterAll
  void close() {
    pool.close();
    frontEnd.close();
  }

  @Override
  protected QueryEngine engine() {
    return pool;
  }

  @Override
  protected SqlFrontEnd frontEnd() {
    return frontEnd;
  }

  @Override
  protected ScanPlan files(String table) {
    Schema schema = table.equals("flights") ? SampleTables.FLIGHTS : SampleTables.AIRPORTS;
    return new ScanPlan(schema, List.of(new ScanFile(file(table).toString(), 5, 1_000, schema)));
  }

  @Override
  protected GovernedStatement raw(String text, List<String> columns) {
    TreeMap<String, ScanPlan> tables = new TreeMap<>();
    tables.put("flights", files("flights"));
    tables.put("airports", files("airports"));
    return new GovernedStatement(text, columns, tables);
  }

  @Override
  protected boolean leavesFiles() {
    // what a killed worker had is removed once the system says that it is dead
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (hasResults() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return hasResults();
  }

  private boolean hasResults() {
    try (Stream<Path> all = Files.walk(folder.resolve("workers"))) {
      return all.anyMatch(file -> file.toString().contains("result") && Files.isRegularFile(file));
    } catch (UncheckedIOException e) {
      return true; // something went while it was looked at
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void masksWithTheSecretsOfTheStatementAndForgetsThem() {
    GovernedStatement masked =
        raw(
            "select _weft_pseudonym('Ada', cast(getvariable('weft_pseudonym_key') as varchar)) as p",
            List.of("p"));
    MaskSecrets secrets = new MaskSecrets("key".getBytes(StandardCharsets.UTF_8), new byte[0]);
    assertThat(answer(masked.with(secrets))).isEqualTo("p\nc066342b76c7754f806a2b2f779b085c\n");
    assertThatThrownBy(() -> answer(masked))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_RUN));
  }

  @Test
  void answersNothingWhereItDoesNotKnowAMask() {
    assertThatThrownBy(() -> answer(raw("select _weft_later('Ada') as p", List.of("p"))))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_RUN));
  }

  private String answer(GovernedStatement statement) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Limits limits = new Limits(10, 1_000, Duration.ofMinutes(1));
    pool.run(statement, Rendering.CSV, limits, new Cancellation(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path file(String table) {
    return folder.resolve(table + ".parquet");
  }
}
