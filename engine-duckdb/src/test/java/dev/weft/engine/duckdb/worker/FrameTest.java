package dev.weft.engine.duckdb.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.MaskSecrets;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What goes over the socket, and what is not taken from it.
class FrameTest {

  private static final Order ORDER =
      new Order(
          List.of("create view a", "create view ö"),
          "select ü",
          List.of("x", ""),
          new MaskSecrets(new byte[] {1, 2, 3}, new byte[] {-1, 0}),
          Rendering.NDJSON,
          7,
          Long.MAX_VALUE);

  private static ReadableByteChannel channel(byte... bytes) {
    return Channels.newChannel(new ByteArrayInputStream(bytes));
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    byte[] message = Frame.message(Frame.Kind.QUERY, ORDER.encode()).array();
    ReadableByteChannel socket = channel(message);
    Frame frame = Frame.read(socket);
    assertThat(frame.kind()).isEqualTo(Frame.Kind.QUERY);
    assertThat(Order.decode(frame.payload(socket))).isEqualTo(ORDER);
    assertThatThrownBy(() -> Frame.read(socket)).isInstanceOf(EOFException.class);
  }

  @Test
  void carriesFailuresInOurWordsWithoutTheirCauses() throws IOException {
    WeftException failure =
        WeftException.of(ErrorCode.SQL_RUN, "It failed", "Mend it.")
            .withDetails(Map.of("class", "cast"))
            .causedBy(new IOException("with a value"));
    assertThat(Refusal.decode(Refusal.encode(failure)))
        .returns(ErrorCode.SQL_RUN, WeftException::code)
        .returns("It failed", WeftException::sentence)
        .returns("Mend it.", WeftException::remedy)
        .returns(Map.of("class", "cast"), WeftException::details)
        .hasNoCause();
  }

  @Test
  void carriesOutcomesAndGuards() throws IOException {
    assertThat(Outcome.decode(new Outcome(5, true).encode())).isEqualTo(new Outcome(5, true));
    LinkedHashMap<String, Integer> guards = new LinkedHashMap<>();
    guards.put("landlock", -38);
    guards.put("seccomp", 0);
    Readiness readiness = Readiness.decode(new Readiness(guards).encode());
    assertThat(readiness.guards()).isEqualTo(guards);
    assertThat(readiness.isJailed()).isFalse();
    assertThat(readiness.missing()).isEqualTo("landlock");
  }

  @Test
  void takesNoFrameOfNoKindOrSize() {
    byte[] frame = Frame.message(Frame.Kind.END, new byte[0]).array();
    frame[0] = 'q';
    assertThatThrownBy(() -> Frame.read(channel(frame))).hasMessageContaining("no kind");
    byte[] large = new Frame(Frame.Kind.END, 0, Long.MAX_VALUE).header().array();
    assertThatThrownBy(() -> Frame.read(channel(large))).hasMessageContaining("no size");
    byte[] negative = new Frame(Frame.Kind.BYTES, 0, -1).header().array();
    assertThatThrownBy(() -> Frame.read(channel(negative))).hasMessageContaining("no size");
    byte[] cut = "Z\0\0".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Frame.read(channel(cut))).isInstanceOf(EOFException.class);
  }

  @Test
  void refusesGarbageInsteadOfGuessing() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] whole = ORDER.encode();
    for (int round = 0; round < 2_000; round++) {
      byte[] garbage = whole.clone();
      for (int flips = random.nextInt(4) + 1; flips > 0; flips--) {
        garbage[random.nextInt(garbage.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(Order.decode(garbage)).as("seed %s", seed).isNotNull();
      } catch (IOException expected) {
        assertThat(expected).as("seed %s", seed).isNotNull();
      }
    }
  }

  @Test
  void keepsSecretsOutOfWhatIsPrinted() {
    assertThat(ORDER.toString()).doesNotContain("[1, 2, 3]").contains("MaskSecrets[…]");
  }
}
