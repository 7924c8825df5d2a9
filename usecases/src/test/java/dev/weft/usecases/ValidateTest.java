package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.formats.folder.FolderReader;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.offline.Validate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ValidateTest {

  private final Validate validate =
      new Validate(new FolderReader(), new ProductCompiler(new DuckDbFrontEnd(Profile.BUILD)));

  @Test
  void findsNothingWrongWithTheSampleMesh() {
    var report = validate.validate(Path.of("../examples/air-travel").toAbsolutePath());
    assertThat(report.findings()).isEmpty();
    assertThat(report.kind()).isEqualTo("mesh");
    assertThat(report.statements()).isEqualTo(12);
  }
}
