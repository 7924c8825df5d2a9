package dev.weft.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is shown where: colour, live lines, width.
class TerminalTest {

  private static final Map<String, String> FULL =
      Map.of("WEFT_TERMINAL", "in out err", "WEFT_COLUMNS", "120", "TERM", "xterm");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console console(Terminal terminal, String input) {
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return new Console(in, out, err, terminal);
  }

  @Test
  void isNoTerminalUnlessTheLauncherSaysSo() {
    Terminal none = Terminal.of(Map.of("TERM", "xterm"));

    assertThat(none.answers()).isFalse();
    assertThat(none.isLive()).isFalse();
    assertThat(none.dataWidth()).isEqualTo(Integer.MAX_VALUE);
    assertThat(none.style(Terminal.Stream.OUT)).isEqualTo(Style.PLAIN);
  }

  @Test
  void isOneStreamByStream() {
    Terminal piped =
        Terminal.of(Map.of("WEFT_TERMINAL", "in err", "TERM", "xterm", "WEFT_COLUMNS", "90"));

    assertThat(piped.answers()).isTrue();
    assertThat(piped.isLive()).isTrue();
    assertThat(piped.dataWidth()).isEqualTo(Integer.MAX_VALUE);
    assertThat(piped.style(Terminal.Stream.ERR)).isEqualTo(Style.COLORED);
    assertThat(piped.style(Terminal.Stream.OUT)).isEqualTo(Style.PLAIN);
    assertThat(Terminal.of(FULL).dataWidth()).isEqualTo(120);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_COLOR,1,false,true",
    "ACCESSIBLE,1,true,false",
    "TERM,dumb,false,false",
    "NO_COLOR,'',true,true"
  })
  void obeysWhatPeopleSet(String variable, String value, boolean color, boolean live) {
    var environment = new java.util.HashMap<>(FULL);
    environment.put(variable, value);
    Terminal terminal = Terminal.of(environment);

    assertThat(terminal.style(Terminal.Stream.ERR) == Style.COLORED).isEqualTo(color);
    assertThat(terminal.isLive()).isEqualTo(live);
    assertThat(terminal.withoutColor().style(Terminal.Stream.OUT)).isEqualTo(Style.PLAIN);
  }

  @ParameterizedTest
  @CsvSource({"wide", "-1", "0", "123456"})
  void takesNoNonsenseForAWidth(String columns) {
    assertThat(Terminal.of(Map.of("WEFT_TERMINAL", "out", "WEFT_COLUMNS", columns)).columns())
        .isZero();
  }

  @Test
  void keepsDataAndTalkApartAndInOrder() {
    Console console = console(Terminal.none(), "");
    console.print("one");
    console.say("two");
    console.print("three");
    console.flush();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\nthree\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("two\n");
  }

  @Test
  void wipesALiveLineBeforeTheNext() {
    Console console = console(Terminal.of(FULL), "");
    console.sayLive("working");
    console.say("done");

    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\r\033[Kworking\r\033[Kdone\n");
  }

  @Test
  void asksAndReadsALine() {
    Console console = console(Terminal.of(FULL), "yes\n");

    assertThat(console.ask("Sure?")).contains("yes");
    assertThat(console.ask("Sure?")).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Sure? Sure? ");
  }

  @ParameterizedTest
  @CsvSource({"400,0.4 s", "9949,9.9 s", "12000,12 s", "185000,3 min 5 s"})
  void saysHowLong(long millis, String text) {
    assertThat(Spans.seconds(millis)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"17,17 bytes", "4200000,4.2 MB", "999,999 bytes", "1000,1.0 kB"})
  void saysHowMuch(long bytes, String text) {
    assertThat(Spans.bytes(bytes)).isEqualTo(text);
    assertThat(Spans.count(2999997, "row")).isEqualTo("2,999,997 rows");
    assertThat(Spans.count(1, "row")).isEqualTo("1 row");
  }
}
