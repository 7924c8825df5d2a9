package dev.weft.engine.duckdb.worker;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The engine's C interface, version 2, in the library that its Java driver brings. Its shapes are
/// those of the driver that the build pins: nothing but a test of all types tells when they move.
/// One statement at a time on each connection; `interrupt` may come from any thread.
@SuppressWarnings("restricted") // native access is what this class is for
final class Duck {

  /// A statement failed; the message is the engine's own and quotes values.
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  private static final MemoryLayout TEXT = MemoryLayout.structLayout(ADDRESS, JAVA_LONG);
  private static final long BATCH_ROWS = 65_536;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup library;
  private final MethodHandle errorText;
  private final MethodHandle errorDestroy;
  private final MethodHandle connectionCreate;
  private final MethodHandle connectionDestroy;
  private final MethodHandle connectionInterrupt;
  private final MethodHandle parse;
  private final MethodHandle iteratorNext;
  private final MethodHandle iteratorDestroy;
  private final MethodHandle statementDestroy;
  private final MethodHandle execute;
  private final MethodHandle resultSchema;
  private final MethodHandle resultFetch;
  private final MethodHandle resultDestroy;
  private final MemorySegment instance;

  /// Loads the library and starts an instance without a budget; set one before anything else.
  Duck(Path file) throws Failure {
    library = SymbolLookup.libraryLookup(file, Arena.global());
    errorText = handle("error_info_get_text", ADDRESS, ADDRESS, ADDRESS);
    errorDestroy = handle("error_info_destroy", ADDRESS);
    connectionCreate = handle("connection_create", ADDRESS, ADDRESS, ADDRESS);
    connectionDestroy = handle("connection_destroy", ADDRESS);
    connectionInterrupt = handle("connection_interrupt", ADDRESS, ADDRESS);
    parse = handle("parse_sql", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    iteratorNext = handle("statement_iterator_next", ADDRESS, ADDRESS, ADDRESS);
    iteratorDestroy = handle("statement_iterator_destroy", ADDRESS);
    statementDestroy = handle("sql_statement_destroy", ADDRESS);
    execute =
        handle(
            "statement_execute_arrow",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            JAVA_LONG,
            ADDRESS,
            ADDRESS);
    resultSchema = handle("arrow_result_get_schema", ADDRESS, ADDRESS, ADDRESS);
    resultFetch = handle("arrow_result_fetch_array", ADDRESS, ADDRESS, ADDRESS);
    resultDestroy = handle("arrow_result_destroy", ADDRESS);
    instance = open();
  }

  private MemorySegment open() throws Failure {
    MethodHandle environment = handle("environment_create", ADDRESS, ADDRESS);
    MethodHandle create =
        handle(
            "instance_create_with_options", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    MemorySegment none = MemorySegment.NULL;
    try (Slots slots = new Slots()) {
      MemorySegment made = slots.slot();
      slots.check((int) environment.invokeExact(made, slots.error()));
      MemorySegment opened = slots.slot();
      MemorySegment here = made.get(ADDRESS, 0);
      slots.check((int) create.invokeExact(here, none, none, 0L, opened, slots.error()));
      return opened.get(ADDRESS, 0);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /// A connection of its own: temporary tables, variables and local settings are private to it.
  Connection connect() throws Failure {
    try (Slots slots = new Slots()) {
      MemorySegment made = slots.slot();
      slots.check((int) connectionCreate.invokeExact(instance, made, slots.error()));
      return new Connection(made.get(ADDRESS, 0));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /// Runs statements one after the other.
  final class Connection implements AutoCloseable {

    private final MemorySegment handle;

    private Connection(MemorySegment handle) {
      this.handle = handle;
    }

    /// Starts a statement; its batches are made while they are fetched. Text with more than one
    /// statement is refused.
    Result query(String sql) throws Failure {
      try (Slots slots = new Slots()) {
        MemorySegment text = slots.arena().allocateFrom(sql);
        MemorySegment iterator = slots.slot();
        slots.check((int) parse.invokeExact(handle, text, iterator, slots.error()));
        try {
          return query(slots, iterator.get(ADDRESS, 0));
        } finally {
          ignore((int) iteratorDestroy.invokeExact(iterator));
        }
      } catch (Throwable e) {
        throw failure(e);
      }
    }

    private Result query(Slots slots, MemorySegment iterator) throws Throwable {
      MemorySegment statement = slots.slot();
      slots.check((int) iteratorNext.invokeExact(iterator, statement, slots.error()));
      try {
        MemorySegment second = slots.slot();
        slots.check((int) iteratorNext.invokeExact(iterator, second, slots.error()));
        if (second.get(ADDRESS, 0).address() != 0) {
          ignore((int) statementDestroy.invokeExact(second));
          throw new Failure("Parser Error: more than one statement");
        }
        MemorySegment result = slots.slot();
        MemorySegment none = MemorySegment.NULL;
        MemorySegment prepared = statement.get(ADDRESS, 0);
        slots.check(
            (int)
                execute.invokeExact(
                    handle, prepared, none, none, 0L, BATCH_ROWS, result, slots.error()));
        return new Result(result.get(ADDRESS, 0));
      } finally {
        ignore((int) statementDestroy.invokeExact(statement));
      }
    }

    /// Makes the functions known that masked statements call, to all connections of the instance.
    void registerMasks() throws Failure {
      new NativeMasks(library).register(handle);
    }

    /// Runs a statement to its end.
    void execute(String sql) throws Failure {
      try (Result result = query(sql)) {
        while (result.next()) {
          // what it answers does not matter
        }
      }
    }

    /// Runs statements to their ends, in order.
    void execute(List<String> statements) throws Failure {
      for (String sql : statements) {
        execute(sql);
      }
    }

    /// Stops the statement under way; forgotten when none has begun.
    void interrupt() {
      try {
        MemorySegment none = MemorySegment.NULL;
        ignore((int) connectionInterrupt.invokeExact(handle, none));
      } catch (Throwable e) {
        throw new IllegalStateException("An interrupt failed", e);
      }
    }

    @Override
    public void close() {
      destroy(connectionDestroy, handle);
    }
  }

  /// A result under way. The array is good until the next one is fetched.
  final class Result implements AutoCloseable {

    private final MemorySegment handle;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment schema = arena.allocate(ArrowMemory.SCHEMA_SIZE, 8);
    private final MemorySegment array = arena.allocate(ArrowMemory.ARRAY_SIZE, 8);

    private Result(MemorySegment handle) {
      this.handle = handle;
    }

    /// The columns, as one struct.
    ArrowMemory.Schema schema() throws Failure {
      try (Slots slots = new Slots()) {
        if (!ArrowMemory.isLive(schema, ArrowMemory.SCHEMA_SIZE)) {
          slots.check((int) resultSchema.invokeExact(handle, schema, slots.error()));
        }
        return new ArrowMemory.Schema(schema);
      } catch (Throwable e) {
        throw failure(e);
      }
    }

    /// Fetches the next batch; false at the end.
    boolean next() throws Failure {
      release(array, ArrowMemory.ARRAY_SIZE);
      try (Slots slots = new Slots()) {
        slots.check((int) resultFetch.invokeExact(handle, array, slots.error()));
        return ArrowMemory.isLive(array, ArrowMemory.ARRAY_SIZE);
      } catch (Throwable e) {
        throw failure(e);
      }
    }

    /// The batch that was fetched, as one struct.
    ArrowMemory.Array array() {
      return new ArrowMemory.Array(array);
    }

    @Override
    public void close() {
      release(array, ArrowMemory.ARRAY_SIZE);
      release(schema, ArrowMemory.SCHEMA_SIZE);
      arena.close();
      destroy(resultDestroy, handle);
    }

    /// By the function that the memory itself brings along.
    private void release(MemorySegment memory, long size) {
      if (ArrowMemory.isLive(memory, size)) {
        try {
          MethodHandle release =
              linker.downcallHandle(
                  ArrowMemory.release(memory, size), FunctionDescriptor.ofVoid(ADDRESS));
          release.invokeExact(memory);
        } catch (Throwable e) {
          throw new IllegalStateException("Memory could not be given back", e);
        }
      }
    }
  }

  /// Room for what one call writes, and how its failure is read.
  private final class Slots implements AutoCloseable {

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment error = arena.allocate(ADDRESS);

    SegmentAllocator arena() {
      return arena;
    }

    MemorySegment slot() {
      return arena.allocate(ADDRESS);
    }

    MemorySegment error() {
      return error;
    }

    void check(int answer) throws Throwable {
      if (answer != 0) {
        throw new Failure(text());
      }
    }

    private String text() throws Throwable {
      MemorySegment info = error.get(ADDRESS, 0);
      if (info.address() == 0) {
        return "Unknown Error: the engine does not say which";
      }
      MemorySegment text = arena.allocate(TEXT);
      MemorySegment none = MemorySegment.NULL;
      ignore((int) errorText.invokeExact(info, text, none));
      byte[] bytes = text.get(ADDRESS, 0).reinterpret(text.get(JAVA_LONG, 8)).toArray(JAVA_BYTE);
      ignore((int) errorDestroy.invokeExact(error));
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      arena.close();
    }
  }

  private void destroy(MethodHandle destroyer, MemorySegment handle) {
    try (Slots slots = new Slots()) {
      MemorySegment slot = slots.slot();
      slot.set(ADDRESS, 0, handle);
      ignore((int) destroyer.invokeExact(slot));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static Failure failure(Throwable e) {
    if (e instanceof Failure failure) {
      return failure;
    }
    throw failed(e);
  }

  private static IllegalStateException failed(Throwable e) {
    return new IllegalStateException("A call into the engine failed", e);
  }

  /// The answer of a call that has nothing to say.
  private static void ignore(int answer) {
    assert answer >= 0;
  }

  private MethodHandle handle(String name, MemoryLayout... arguments) {
    return linker.downcallHandle(
        library.findOrThrow("duckdb_v2_" + name), FunctionDescriptor.of(JAVA_INT, arguments));
  }
}
