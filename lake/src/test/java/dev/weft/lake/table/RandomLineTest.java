package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.lake.sweep.SweepRequest;
import dev.weft.lake.sweep.Sweeper;
import dev.weft.lake.table.TestLine.Content;
import dev.weft.model.table.Column;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens to a line, releases keep what they showed and ids keep what they mean. The seed
/// is the test's argument; `-Dseed=` runs one.
class RandomLineTest {

  private static final int STEPS = 30;
  private static final List<String> KEYS = List.of("id", "origin", "delay", "cost", "leg");
  private static final List<Type> TYPES =
      List.of(
          Primitive.INT,
          Primitive.LONG,
          Primitive.STRING,
          Primitive.FLOAT,
          Primitive.DOUBLE,
          new Type.Decimal(9, 2),
          new Type.Decimal(12, 2));

  @TempDir Path root;

  private final Map<MetadataLocation, ScanPlan> published = new LinkedHashMap<>();
  private final Map<Integer, List<String>> meanings = new HashMap<>();

  static LongStream seeds() {
    var one = Optional.ofNullable(Long.getLong("seed"));
    return one.map(LongStream::of).orElseGet(() -> LongStream.rangeClosed(1, 5));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsItsPromisesThroughEverything(long seed) {
    var random = new Random(seed);
    var line = new TestLine(root, "flights");
    var sweeper = new Sweeper(root);
    for (int step = 0; step < STEPS; step++) {
      switch (published.isEmpty() ? 0 : random.nextInt(10)) {
        case 0, 1, 2, 3 -> publish(line, random, "file" + step);
        case 4, 5 -> remember(line, line.rollback(pick(line, random)));
        case 6, 7 -> fail(line, random);
        case 8 -> forget(line, random);
        default -> sweep(line, sweeper);
      }
      check(line);
    }
    sweep(line, sweeper);
    check(line);
  }

  private void publish(TestLine line, Random random, String file) {
    var desired = schema(random);
    var plain = desired.columns().stream().filter(it -> !it.key().equals("leg")).findFirst();
    boolean partitioned = plain.isPresent() && random.nextBoolean();
    String column = plain.map(Column::name).orElse("");
    line.partitionedBy(
        partitioned
            ? new PartitionField[] {
              new PartitionField(column, new PartitionField.Transform.Identity())
            }
            : new PartitionField[0]);
    line.sortedBy(
        plain.isPresent() && random.nextBoolean() ? new String[] {column} : new String[0]);
    var value = partitioned ? List.of(Optional.of("7")) : List.<Optional<String>>of();
    var files =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(part -> new Content(file + "_" + part, 10, value))
            .toList();
    var location = line.publish(desired, files);
    assertThat(line.files(location)).hasSize(files.size());
    assertThat(line.lake().plan(location).schema().names()).isEqualTo(desired.names());
    remember(line, location);
  }

  private static void fail(TestLine line, Random random) {
    var state = line.partitionedBy().sortedBy().begin(schema(random));
    TestLine.write(state.dataFolder(), new Content("lost", 10, List.of()));
  }

  private void remember(TestLine line, MetadataLocation location) {
    published.put(location, line.lake().plan(location));
  }

  private static MetadataLocation pick(TestLine line, Random random) {
    var retained = List.copyOf(line.retained());
    return retained.get(random.nextInt(retained.size()));
  }

  private void forget(TestLine line, Random random) {
    var location = pick(line, random);
    if (!location.equals(line.newest().orElseThrow())) {
      line.forget(location);
      published.remove(location);
    }
  }

  private static void sweep(TestLine line, Sweeper sweeper) {
    var later = Instant.now().plus(Duration.ofHours(2));
    var request = new SweepRequest(line.retained(), Set.of(), Duration.ofHours(1), later);
    assertThat(sweeper.sweep(request).failed().files()).isZero();
    var left = sweeper.inspect(line.retained(), Set.of());
    assertThat(left.unreachable().first()).isEmpty();
    assertThat(left.missing().first()).isEmpty();
  }

  private void check(TestLine line) {
    published.forEach(
        (location, plan) -> {
          assertThat(line.lake().plan(location)).isEqualTo(plan);
          plan.files().forEach(file -> assertThat(Path.of(file.path())).exists());
        });
    line.newest()
        .ifPresent(
            newest ->
                ColumnIds.of(metadata(newest))
                    .paths()
                    .forEach(
                        (id, path) ->
                            assertThat(meanings.computeIfAbsent(id, _ -> path)).isEqualTo(path)));
    line.newest().ifPresent(RandomLineTest::checkTypes);
  }

  /// Of two types that one id ever had, one widens the other.
  private static void checkTypes(MetadataLocation newest) {
    var metadata = metadata(newest);
    var types = new HashMap<Integer, Type>();
    for (var schema : metadata.schemas()) {
      var all = TestLine.all(IcebergSchemas.model(schema, ColumnIds.of(metadata)).columns());
      assertThat(all).extracting(Column::id).doesNotHaveDuplicates();
      for (var column : all) {
        var before = types.put(column.id(), column.type());
        assertThat(
                before == null
                    || Growth.WIDER.allows(before, column.type())
                    || Growth.WIDER.allows(column.type(), before))
            .as("%s after %s", column, before)
            .isTrue();
      }
    }
  }

  private static Schema schema(Random random) {
    var keys = new ArrayList<>(KEYS);
    Collections.shuffle(keys, random);
    return new Schema(
        keys.subList(0, 1 + random.nextInt(keys.size())).stream()
            .sorted()
            .map(key -> column(key, random))
            .toList());
  }

  private static Column column(String key, Random random) {
    var type = key.equals("leg") ? nested(random) : any(random);
    String name = random.nextInt(4) == 0 ? key + "_renamed" : key;
    return new Column(0, key, name, type, random.nextBoolean());
  }

  private static Type nested(Random random) {
    var element = new Column(0, "element", "element", any(random), false);
    return switch (random.nextInt(4)) {
      case 0 -> new Type.ListOf(element);
      case 1 -> new Type.Struct(List.of(column("from", random), column("to", random)));
      case 2 ->
          new Type.MapOf(
              new Column(0, "key", "key", any(random), true),
              new Column(0, "value", "value", any(random), false));
      default -> new Type.ListOf(element.withType(new Type.Struct(List.of(column("at", random)))));
    };
  }

  private static Type any(Random random) {
    return TYPES.get(random.nextInt(TYPES.size()));
  }
}
