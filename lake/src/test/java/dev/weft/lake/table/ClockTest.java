package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.metadata;
import static dev.weft.lake.table.TestLine.schema;
import static dev.weft.model.table.Type.Primitive.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clock behind the line is an error with a remedy, before anything is written.
class ClockTest {

  private static final Schema IDS = schema(column("id", LONG));

  @TempDir Path root;

  @SuppressWarnings("NullAway.Init")
  private TestLine line;

  @BeforeEach
  void open() {
    line = new TestLine(root, "flights");
  }

  @Test
  void toleratesAMinute() {
    var r1 = Optional.of(line.publish(IDS, "a"));
    long last = metadata(r1.get()).lastUpdatedMillis();
    assertThatCode(() -> line.lake().checkClock(r1, last - 60_000)).doesNotThrowAnyException();
    assertThatCode(() -> line.lake().checkClock(Optional.empty(), 0)).doesNotThrowAnyException();
  }

  @Test
  void saysHowFarTheClockIsBehindAndWhatToDo() {
    var r1 = Optional.of(line.publish(IDS, "a"));
    long last = metadata(r1.get()).lastUpdatedMillis();
    assertThatThrownBy(() -> line.lake().checkClock(r1, last - 61_000))
        .isInstanceOfSatisfying(
            WeftException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.LAKE_CLOCK);
              assertThat(e.sentence())
                  .isEqualTo(
                      "The clock of this machine is 1 min 1 s behind the table's last change");
              assertThat(e.remedy()).startsWith("Set the clock right");
            });
    assertThatThrownBy(() -> line.lake().checkClock(r1, last - 7_260_000))
        .hasMessageContaining("2 h 1 min behind");
  }

  @Test
  void startsNeitherARunNorARollback() throws IOException {
    var r1 = line.publish(IDS, "a");
    var future = Path.of(r1.path());
    long last = metadata(r1).lastUpdatedMillis();
    Files.writeString(
        future, TestLine.read(r1).replace(Long.toString(last), Long.toString(last + 3_600_000)));
    assertThatThrownBy(() -> line.begin(IDS))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_CLOCK));
    assertThatThrownBy(() -> line.rollback(new MetadataLocation(r1.path())))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_CLOCK));
    try (var runs = Files.list(line.place().folder(line.lake().root()))) {
      assertThat(runs.map(Path::getFileName).map(String::valueOf).toList())
          .isEqualTo(List.of("run1"));
    }
  }
}
