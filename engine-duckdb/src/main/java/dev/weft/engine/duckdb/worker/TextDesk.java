package dev.weft.engine.duckdb.worker;

import dev.weft.engine.duckdb.text.InstanceText;
import dev.weft.engine.duckdb.text.TextErrors;
import dev.weft.model.error.WeftException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.stream.Stream;

/// Answers questions about texts one after the other until the server is gone. The server keeps the
/// time: what takes too long ends with this process.
final class TextDesk {

  private static final int CONFUSED = 4;

  /// A plan or tree of more than that is not read by anybody.
  private static final int LONGEST = 32 << 20;

  private final SocketChannel socket;
  private final InstanceText engine;

  TextDesk(SocketChannel socket, InstanceText engine) {
    this.socket = socket;
    this.engine = engine;
  }

  /// Loads what a desk needs, for the runtime to write it down.
  static void rehearse() {
    try (InstanceText engine = new InstanceText()) {
      engine.define("CREATE TABLE t (id BIGINT)");
      String sql = engine.write(engine.parse("SELECT id FROM t"));
      Question.encodeAnswer(List.of(engine.plan(sql), engine.columns(sql).toString()));
    }
  }

  /// How the process is to end.
  int serve() {
    try {
      while (true) {
        Frame frame = Frame.read(socket);
        if (frame.kind() != Frame.Kind.QUESTION) {
          return CONFUSED;
        }
        answer(Question.decode(frame.payload(socket)));
      }
    } catch (EOFException gone) {
      return 0;
    } catch (IOException confused) {
      return CONFUSED;
    }
  }

  private void answer(Question question) throws IOException {
    try {
      List<String> texts = texts(question);
      if (texts.stream().mapToLong(String::length).sum() > LONGEST) {
        throw TextErrors.tooComplex();
      }
      send(Frame.message(Frame.Kind.ANSWER, Question.encodeAnswer(texts)));
    } catch (WeftException failure) {
      send(Frame.message(Frame.Kind.FAILURE, Refusal.encode(failure)));
    }
  }

  private List<String> texts(Question question) {
    String text = question.text();
    return switch (question.about()) {
      case PARSE -> List.of(engine.parse(text));
      case WRITE -> List.of(engine.write(text));
      case PLAN -> List.of(engine.plan(text));
      case DEFINE -> {
        engine.define(text);
        yield List.of();
      }
      case COLUMNS ->
          engine.columns(text).stream()
              .flatMap(column -> Stream.of(column.name(), column.type()))
              .toList();
    };
  }

  private void send(ByteBuffer message) throws IOException {
    while (message.hasRemaining()) {
      socket.write(message);
    }
  }
}
