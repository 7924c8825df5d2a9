package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.command.Globals;
import dev.weft.cli.format.Format;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// The first look at the arguments, which decides what is loaded.
class ArgumentsTest {

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "status, status",
    "--as ada query x, query",
    "--as=ada --no-color query x, query",
    "-o json --data d run list, run",
    "-ojson status, status",
    "--unknown status, status",
    "run --all, run"
  })
  void findsTheVerb(String line, String verb) {
    var spec = new CommandLine(new Root(new Globals())).getCommandSpec();

    assertThat(Arguments.verb(spec, words(line))).contains(verb);
  }

  @ParameterizedTest
  @CsvSource({"--help", "--as ada", "-o json", "''"})
  void findsNoneWhereThereIsNone(String line) {
    var spec = new CommandLine(new Root(new Globals())).getCommandSpec();

    assertThat(Arguments.verb(spec, line.isEmpty() ? List.of() : words(line))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "x -o json, JSON",
    "x -ojson, JSON",
    "x --output=yaml, YAML",
    "x --output YAML, YAML",
    "-o=ndjson x, NDJSON"
  })
  void findsTheFormatEvenWhenTheRestIsWrong(String line, Format format) {
    assertThat(Arguments.format(words(line))).contains(format);
  }

  @ParameterizedTest
  @CsvSource({"x", "x -o", "x -o nothing", "x --output="})
  void findsNoFormatWhereThereIsNone(String line) {
    assertThat(Arguments.format(words(line))).isEmpty();
  }
}
