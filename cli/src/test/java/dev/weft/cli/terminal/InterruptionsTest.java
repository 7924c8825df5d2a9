package dev.weft.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Ctrl-C, and readers that go away.
class InterruptionsTest {

  private static final OutputStream CLOSED =
      new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          throw new IOException("Broken pipe");
        }
      };

  @Test
  void takesATaskBackWhenItIsNoLongerNeeded() {
    boolean[] ran = {false};
    try (var _ = Interruptions.ofProcess().onInterrupt(() -> ran[0] = true)) {
      assertThat(ran[0]).isFalse();
    }
    assertThat(ran[0]).isFalse();
  }

  @Test
  void losesNoDataBecauseNobodyListensToTalk() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(InputStream.nullInputStream(), out, CLOSED, Terminal.none());

    console.say("nobody hears this");
    console.print("data");
    console.flush();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("data\n");
  }

  @Test
  void tellsWhenNobodyReadsTheData() {
    Console console =
        new Console(
            InputStream.nullInputStream(),
            CLOSED,
            OutputStream.nullOutputStream(),
            Terminal.none());
    console.print("buffered");

    org.assertj.core.api.Assertions.assertThatThrownBy(console::flush)
        .isInstanceOf(OutputClosed.class);
  }
}
