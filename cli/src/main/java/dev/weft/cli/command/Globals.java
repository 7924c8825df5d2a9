package dev.weft.cli.command;

import dev.weft.cli.format.Format;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every verb takes, before or after its name.
public final class Globals {

  @Option(
      names = "--as",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Act as a person of the sample mesh (only the operator, only there).")
  @Nullable String as;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The server; otherwise WEFT_URL, otherwise the one of the data folder.")
  @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      scope = ScopeType.INHERIT,
      description = "Who asks; otherwise WEFT_TOKEN, otherwise the operator of the data folder.")
  @Nullable String token;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The data folder; otherwise WEFT_DATA, otherwise ~/.weft.")
  @Nullable Path data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      defaultValue = "table",
      description = "How the answer is written: table (default), json, ndjson, csv, yaml.")
  Format output = Format.TABLE;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colour; NO_COLOR=1 says the same, ACCESSIBLE=1 also stops moving lines.")
  boolean colorless;

  public boolean isColorless() {
    return colorless;
  }

  public Format format() {
    return output;
  }
}
