package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What each verb says of itself, word by word.
class HelpTextTest {

  static Stream<List<String>> verbs() {
    List<List<String>> all = new ArrayList<>();
    collect(List.of(), whole(), all);
    return all.stream();
  }

  private static CommandLine whole() {
    return new Shell()
        .weft(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
        .whole();
  }

  private static void collect(List<String> path, CommandLine line, List<List<String>> all) {
    line.getSubcommands()
        .forEach(
            (name, verb) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              all.add(longer);
              collect(longer, verb, all);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verbs")
  void explainsAVerb(List<String> path) {
    List<String> args = new ArrayList<>(path);
    args.add("--help");
    Shell.Result result = new Shell().run(args.toArray(String[]::new));

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check("help/" + String.join("-", path) + ".txt", result.out());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verbs")
  void explainsItTheSameThroughHelp(List<String> path) {
    List<String> args = new ArrayList<>(List.of("help"));
    args.addAll(path);

    assertThat(new Shell().run(args.toArray(String[]::new)).out())
        .isEqualTo(
            new Shell()
                .run(Stream.concat(path.stream(), Stream.of("-h")).toArray(String[]::new))
                .out());
  }

  @Test
  void listsEveryVerbWithoutLoadingOne() {
    Shell.Result result = new Shell().run("--help");

    assertThat(result.exit()).isZero();
    Golden.check("help/weft.txt", result.out());
    assertThat(whole().getSubcommands().keySet())
        .allSatisfy(name -> assertThat(result.out()).contains("\n  " + name + " "));
  }

  @Test
  void showsTheHelpAsTalkWhenNoVerbIsGiven() {
    Shell.Result result = new Shell().run();

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Usage: weft");
  }

  @Test
  void noLineIsWiderThanAHundredColumns() {
    assertThat(verbs())
        .allSatisfy(
            path ->
                assertThat(
                        new Shell()
                            .run(
                                Stream.concat(path.stream(), Stream.of("-h"))
                                    .toArray(String[]::new))
                            .out()
                            .lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100)));
  }
}
