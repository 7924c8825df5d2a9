package dev.weft.cli.http;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The folder of a node on this machine, as far as the command looks into it.
///
/// @param path absolute
public record DataFolder(Path path) {

  /// What a node says of itself while it is up.
  public record Node(String url, long pid, boolean sample) {}

  /// The node of `weft.json`; empty when there is none or the file is being written.
  public Optional<Node> findNode() {
    try {
      JsonNode json = Json.read(Files.readAllBytes(path.resolve("weft.json")));
      String url = Json.text(json, "url");
      return url.isEmpty()
          ? Optional.empty()
          : Optional.of(new Node(url, Json.number(json, "pid"), Json.isTrue(json, "sample")));
    } catch (NoSuchFileException | JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw CliErrors.unreadable(path.resolve("weft.json"), e);
    }
  }

  /// The token of whoever owns this folder; empty before the first start.
  public Optional<String> findOperatorToken() {
    Path file = path.resolve("operator.token");
    try {
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw CliErrors.unreadable(file, e);
    }
  }

  public Path log() {
    return path.resolve("server.log");
  }
}
