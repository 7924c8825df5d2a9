package dev.weft.engine.duckdb.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.write.EngineFixture;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much the footer of a Parquet file may say: it can say anything.
class ParquetLimitsTest {

  private static final int LEVELS = 100;
  private static final int FIELDS = 50_000;

  @TempDir private Path folder;
  private DuckDb engine;

  @BeforeEach
  void open() {
    engine = EngineFixture.open(folder);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private List<String> columns(byte[] parquet) throws IOException {
    Path file = Files.write(folder.resolve("rows.parquet"), parquet);
    return new DuckDbSourceReader(engine)
        .inspect(List.of(new SourceFile("rows.parquet", file)), FileFormat.PARQUET)
        .columns();
  }

  private static void refused(ThrowingCallable read, String why) {
    assertThatThrownBy(read)
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("Cannot read rows.parquet: ")
        .hasMessageContaining(why)
        .extracting(e -> ((WeftException) e).code())
        .isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
  }

  @Test
  void readsAsManyLevelsAsAllowed() throws IOException {
    assertThat(columns(ParquetFooter.deep(LEVELS))).containsExactly("f");
  }

  @Test
  void refusesOneLevelMore() {
    refused(() -> columns(ParquetFooter.deep(LEVELS + 1)), "or 100 levels in one another");
  }

  /// The engine has a limit of its own, far below one that a stack would have.
  @Test
  void refusesAsManyLevelsAsFieldsAreAllowed() {
    refused(() -> columns(ParquetFooter.deep(FIELDS - 1)), "not a whole Parquet file");
  }

  @Test
  void readsAsManyFieldsAsAllowed() throws IOException {
    assertThat(columns(ParquetFooter.wide(FIELDS))).containsExactly("o");
  }

  @Test
  void refusesOneFieldMore() {
    refused(() -> columns(ParquetFooter.wide(FIELDS + 1)), "more than 50000 columns and fields");
  }

  /// The numbers of children are as much a claim as the rest.
  @Test
  void refusesTreesThatPromiseMoreThanTheyHold() {
    byte[] bytes = ParquetFooter.file(1, List.of(new ParquetFooter.Node("o", 1_000_000)));

    refused(() -> columns(bytes), "not a whole Parquet file");
  }
}
