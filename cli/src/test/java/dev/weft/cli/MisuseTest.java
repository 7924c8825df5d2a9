package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Arguments that make no sense: exit 2, one sentence, what was probably meant.
class MisuseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rnu                                   | There is no verb 'rnu'              | Did you mean run?
          frobnicate                            | There is no verb 'frobnicate'       | See: weft --help
          release lst                           | `weft release` knows no 'lst'       | Did you mean list?
          query --lmit 3 x                      | `weft query` knows no '--lmit'      | Did you mean --limit?
          query                                 | There is no statement               | -f
          contract show operations/departures   | is no id of a contract              | weft contract list
          release diff a/b one                  | 'one' is not a whole number         | weft release diff
          run operations/departures --preview --source a | option '--source'          | weft run --help
          run                                   | Nothing is named to be built        | weft run --all
          run --all operations/departures       | exclude each other                  | weft run
          run departures                        | 'departures' is no reference        | has a slash
          run operations/departures@1.0.0+3     | is one release                      | Name the product
          run operations/departures:flights     | names a table                       | Write operations/departures
          run ./folder                          | A folder can only be previewed      | Add --preview
          run operations/departures --source a=b | --source is only for previews      | Add --preview
          run --all --preview                   | one product after the other         | name one product
          query --limit -1 x                    | is less than nothing                | Use 0
          status -o csv                         | cannot write csv                    | table, json, ndjson, yaml
          status -o xml                         | expected table, json                | weft status --help
          plan folder                           | 'folder' is no folder               | ./folder
          plan ./nowhere                        | There is no folder                  | Name the folder
          token create                          | Missing required parameter: 'NAME'  | weft token create --help
          token create ci --days 0              | is no time                          | at least one day
          doctor --sweep                        | goes with --storage                 | Add --storage
          release rollback operations/departures | Missing required option: '--to=N'  | weft release rollback
          init mesh Shop                        | 'Shop' cannot name a mesh           | weft init mesh
          init product orders                   | it is domain/product                | weft init product
          init table x                          | expected mesh, domain, product      | weft init --help
          contract export c.yaml --to mysql     | expected duckdb, postgresql, trino, json-schema, markdown, html but was 'mysql' | weft contract export
          contract import c.avro --from avro    | expected parquet, csv, json, sql, json-schema, data-contract but was 'avro' | weft contract import
          contract                              | No verb is named                    | weft contract --help
          contract show a.b.c@x                 | is no id of a contract              | weft contract list
          contract show a.b.c@1 --major 2       | says which already                  | Leave one
          help frobnicate                       | There is no verb 'frobnicate'       | weft help
          help W-NOTHING-999                    | knows no error W-NOTHING-999        | newer server
          serve                                 | Only the launcher                   | Put serve first
          """)
  void says(String args, String sentence, String remedy) {
    Shell.Result result = new Shell().with("HOME", "/nowhere").run(args.split(" ", -1));

    assertThat(result.err()).contains("error W-CLI-00").contains(sentence).contains(remedy);
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void saysItInJsonWhenAskedTo() {
    Shell.Result result = new Shell().run("release", "lst", "-o", "json");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("\"code\" : \"W-CLI-001\"").contains("\"remedy\"");
  }

  @Test
  void findsTheVerbBehindGlobalOptions() {
    Shell.Result result = new Shell().run("--as", "ada", "--no-color", "-o", "json", "version");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("weft.version/v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NO_COLOR", "--no-color"})
  void isColoredOnlyWhereThatIsWelcome(String how) {
    Shell shell = new Shell().with("WEFT_TERMINAL", "in out err").with("TERM", "xterm-256color");
    List<String> args = new ArrayList<>(List.of("contract", "nope"));
    if (how.startsWith("-")) {
      args.addFirst(how);
    } else if (!how.isEmpty()) {
      shell = shell.with(how, "1");
    }

    Shell.Result result = shell.run(args.toArray(String[]::new));

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err().contains("\u001b")).isEqualTo(how.isEmpty());
  }
}
