package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// A contract of a table `t` with a number `k`, to be tested on files beside it.
///
/// @param folder in which both lie
record TestedContract(Path folder) {

  /// Writes it.
  ///
  /// @param properties further ones, as YAML
  void write(String properties) {
    try {
      Files.writeString(
          file("contract.yaml"),
          """
          apiVersion: v3.2.0
          kind: DataContract
          id: a.b
          version: 1.0.0
          status: active
          schema:
            - name: t
              properties:
                - { name: k, logicalType: integer }
          """
              + properties.indent(6));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /// What the command found on a file of the folder.
  JsonNode checks(String data) {
    Shell.Result result =
        new Shell()
            .run(
                "contract",
                "test",
                file("contract.yaml").toString(),
                "--data",
                file(data).toString(),
                "-o",
                "json");
    assertThat(result.err()).isEmpty();
    return Json.read(result.out()).path("checks");
  }
}
