package dev.weft.engine.duckdb.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTest {

  private static final GovernedStatement FLIGHTS =
      new GovernedStatement(
          """
          select i::int, 'JFK'::enum('JFK', 'SFO'), [i::varchar, null], {'e': 'SFO'::enum('JFK', 'SFO'), 'l': [i]},
            map {i::varchar: i}, sum(i) over (), 1.50, timestamp '2001-01-01 10:00:00', null
          from range(5) r(i) order by i""",
          List.of("id", "origin", "tags", "plane", "m", "total", "price", "at", "id"),
          new TreeMap<>());

  @TempDir private Path folder;
  private DuckDb instance;
  private DuckDbQueryEngine engine;

  @BeforeEach
  void open() {
    instance = DuckDb.open(new EngineSettings(400L << 20, 2, folder.resolve("spill"), 1L << 30));
    engine = new DuckDbQueryEngine(instance, folder.resolve("results"));
  }

  @AfterEach
  void close() {
    engine.close();
    instance.close();
  }

  private byte[] run(Rendering rendering, long rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Limits limits = new Limits(rows, 1_000_000, Duration.ofMinutes(1));
    engine.run(FLIGHTS, rendering, limits, new Cancellation(), out);
    return out.toByteArray();
  }

  private static List<String> rows(byte[] stream) throws IOException {
    List<String> rows = new ArrayList<>();
    try (BufferAllocator memory = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      rows.add(root.getSchema().getFields().stream().map(Field::getName).toList().toString());
      while (reader.loadNextBatch()) {
        for (int at = 0; at < root.getRowCount(); at++) {
          List<String> row = new ArrayList<>();
          for (var vector : root.getFieldVectors()) {
            row.add(String.valueOf(vector.getObject(at)));
          }
          rows.add(String.join(" ", row));
        }
      }
    }
    return rows;
  }

  @Test
  void readsArrowBackAsItWas() throws IOException {
    assertThat(rows(run(Rendering.ARROW, 100)))
        .hasSize(6)
        .startsWith(
            "[id, origin, tags, plane, m, total, price, at, id]",
            "0 JFK [\"0\",null] {\"e\":\"SFO\",\"l\":[0]} [{\"key\":\"0\",\"value\":0}] 10 1.50 2001-01-01T10:00 null");
  }

  @Test
  void cutsNestedColumnsWithTheirRows() throws IOException {
    List<String> all = rows(run(Rendering.ARROW, 100));
    assertThat(rows(run(Rendering.ARROW, 3))).isEqualTo(all.subList(0, 4));
    assertThat(rows(run(Rendering.ARROW, 0))).isEqualTo(all.subList(0, 1));
  }

  @Test
  void readsParquetBackAsItWas() throws IOException {
    Path file = Files.write(folder.resolve("result.parquet"), run(Rendering.PARQUET, 2));
    try (Session session = instance.session(new Cancellation())) {
      assertThat(
              session.rows(
                  "select id, origin, tags, id_2 from " + SqlText.text(file.toString()),
                  row -> row.string(1) + row.string(2) + row.string(3) + row.string(4)))
          .containsExactly("0JFK[0, null]null", "1JFK[1, null]null");
    }
  }
}
