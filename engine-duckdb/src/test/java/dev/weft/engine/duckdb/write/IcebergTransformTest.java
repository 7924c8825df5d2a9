package dev.weft.engine.duckdb.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Decimal;
import dev.weft.model.table.Type.Primitive;
import dev.weft.model.table.WrittenFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Partition values of random columns against Iceberg's own transforms.
class IcebergTransformTest {

  private static final int ROUNDS = 25;

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);

  private DuckDb engine;

  /// A value as SQL says it and as Iceberg holds it.
  private record Value(String sql, Object held) {}

  @BeforeEach
  void open() {
    engine = EngineFixture.open(folder);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void computesWhatIcebergComputesOfNumbers() {
    for (int round = 0; round < ROUNDS; round++) {
      int small = random.nextInt() >> random.nextInt(32);
      long large = random.nextLong() >> random.nextInt(64);
      agrees(Primitive.INT, Types.IntegerType.get(), new Value("" + small, small));
      agrees(
          Primitive.LONG,
          Types.LongType.get(),
          new Value("cast('" + large + "' as bigint)", large));
      decimal(9, 2);
      decimal(18, 0);
      decimal(38, 10);
      decimal(4, 4);
    }
  }

  @Test
  void computesWhatIcebergComputesOfTextsAndBytes() {
    for (int round = 0; round < ROUNDS; round++) {
      String text =
          random
              .ints(random.nextInt(12), 1, 0x20000)
              .filter(point -> point < 0xD800 || point > 0xDFFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      byte[] bytes = new byte[random.nextInt(9)];
      random.nextBytes(bytes);
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      agrees(Primitive.STRING, Types.StringType.get(), new Value(SqlText.text(text), text));
      agrees(
          Primitive.BINARY,
          Types.BinaryType.get(),
          new Value("unhex('" + HexFormat.of().formatHex(bytes) + "')", ByteBuffer.wrap(bytes)));
      agrees(Primitive.UUID, Types.UUIDType.get(), new Value("'" + uuid + "'", uuid));
    }
  }

  @Test
  void computesWhatIcebergComputesOfMoments() {
    for (int round = 0; round < ROUNDS; round++) {
      LocalDate day = LocalDate.ofEpochDay(random.nextInt(-200_000, 200_000));
      LocalTime time = LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000);
      LocalDateTime moment = day.atTime(time);
      long micros =
          moment.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.toNanoOfDay() / 1000 % 1_000_000;
      agrees(
          Primitive.DATE,
          Types.DateType.get(),
          new Value("date '" + day + "'", (int) day.toEpochDay()));
      agrees(
          Primitive.TIME,
          Types.TimeType.get(),
          new Value("time '" + time + "'", time.toNanoOfDay() / 1000));
      agrees(
          Primitive.TIMESTAMP,
          Types.TimestampType.withoutZone(),
          new Value("timestamp '" + moment + "'", micros));
      agrees(
          Primitive.TIMESTAMPTZ,
          Types.TimestampType.withZone(),
          new Value("cast('" + moment + "+00' as timestamptz)", micros));
    }
  }

  private void decimal(int precision, int scale) {
    BigInteger digits = new BigInteger(random.nextInt(1, precision * 3), random);
    BigDecimal value = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
    agrees(
        new Decimal(precision, scale),
        Types.DecimalType.of(precision, scale),
        new Value("cast('" + value.toPlainString() + "' as decimal(38," + scale + "))", value));
  }

  private void agrees(dev.weft.model.table.Type type, Type iceberg, Value value) {
    int count = random.nextInt(1, 2000);
    int width = random.nextInt(1, 20);
    expect(type, value, new Transform.Bucket(count), iceberg, "bucket[" + count + "]");
    if (accepts(iceberg, "truncate[" + width + "]")) {
      expect(type, value, new Transform.Truncate(width), iceberg, "truncate[" + width + "]");
    }
    List<Transform> units =
        List.of(
            new Transform.Year(), new Transform.Month(), new Transform.Day(), new Transform.Hour());
    List<String> names = List.of("year", "month", "day", "hour");
    for (int i = 0; i < names.size(); i++) {
      if (accepts(iceberg, names.get(i))) {
        expect(type, value, units.get(i), iceberg, names.get(i));
      }
    }
  }

  private static boolean accepts(Type type, String transform) {
    return Transforms.fromString(transform).canTransform(type);
  }

  private void expect(
      dev.weft.model.table.Type type, Value value, Transform transform, Type iceberg, String name) {
    assertThat(printed(type, value.sql(), transform))
        .as(name + " of " + value.sql() + ", seed " + seed)
        .isEqualTo(text(apply(name, iceberg, value.held())));
  }

  @SuppressWarnings("unchecked")
  private static Object apply(String name, Type type, Object value) {
    var transform =
        (org.apache.iceberg.transforms.Transform<Object, Object>) Transforms.fromString(name);
    return transform.bind(type).apply(value);
  }

  private static String text(Object value) {
    return switch (value) {
      case ByteBuffer bytes -> {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        yield HexFormat.of().withUpperCase().formatHex(copy);
      }
      case BigDecimal decimal -> decimal.toPlainString();
      default -> value.toString();
    };
  }

  private String printed(dev.weft.model.table.Type type, String sql, Transform transform) {
    List<WrittenFile> files =
        new DuckDbTableWriter(engine)
            .write(
                new Write(
                    new GovernedStatement("SELECT " + sql + " AS v", List.of("v"), new TreeMap<>()),
                    new Schema(List.of(new Column(1, "v", "v", type, false))),
                    List.of(new PartitionField("v", transform)),
                    List.of(),
                    folder.resolve("data"),
                    List.of(),
                    folder.resolve("rejects")),
                new Cancellation())
            .files();
    String value = files.getFirst().partition().getFirst().orElse("null");
    return type instanceof Decimal && transform instanceof Transform.Truncate
        ? new BigDecimal(value).toPlainString()
        : value;
  }
}
