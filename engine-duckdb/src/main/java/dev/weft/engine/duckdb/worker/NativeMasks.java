package dev.weft.engine.duckdb.worker;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.weft.engine.duckdb.mask.MaskFunction;
import dev.weft.engine.duckdb.mask.MaskFunction.Secret;
import dev.weft.engine.duckdb.worker.EngineVectors.Column;
import dev.weft.engine.duckdb.worker.EngineVectors.Output;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HexFormat;

/// Registers what masked statements call with the engine, which then calls back here, on its own
/// threads, once per vector. Version 2 of the C interface takes functions in a shape that is still
/// moving; version 1 is stable, and a connection of version 2 begins with one of version 1.
@SuppressWarnings("restricted") // native access is what this class is for
final class NativeMasks {

  private static final int INTEGER = 4;
  private static final int BIGINT = 5;
  private static final int VARCHAR = 17;
  private static final byte[] NO_SECRET = new byte[0];

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup library;
  private final EngineVectors vectors;
  private final MethodHandle setError;

  /// One function as the engine calls it.
  @FunctionalInterface
  interface Callback {
    void called(MemorySegment info, MemorySegment chunk, MemorySegment result);
  }

  NativeMasks(SymbolLookup library) {
    this.library = library;
    vectors = new EngineVectors(linker, library);
    setError = action("scalar_function_set_error", ADDRESS, ADDRESS);
  }

  /// Registers all of them; every connection of the instance sees them, for good.
  ///
  /// @param connection of the instance
  void register(MemorySegment connection) throws Duck.Failure {
    try (Arena arena = Arena.ofConfined()) {
      for (MaskFunction function : MaskFunction.all()) {
        register(connection, function, arena);
      }
    } catch (Duck.Failure e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A mask could not be registered", e);
    }
  }

  private void register(MemorySegment connection, MaskFunction function, Arena arena)
      throws Throwable {
    MemorySegment made =
        (MemorySegment)
            handle("create_scalar_function", FunctionDescriptor.of(ADDRESS)).invokeExact();
    MemorySegment slot = arena.allocate(ADDRESS);
    slot.set(ADDRESS, 0, made);
    try {
      MethodHandle addParameter = action("scalar_function_add_parameter", ADDRESS, ADDRESS);
      action("scalar_function_set_name", ADDRESS, ADDRESS)
          .invokeExact(made, arena.allocateFrom(function.name()));
      MemorySegment type = type(type(function));
      addParameter.invokeExact(made, type);
      if (function.secret() == Secret.HEXADECIMAL) {
        addParameter.invokeExact(made, type(VARCHAR));
      }
      action("scalar_function_set_return_type", ADDRESS, ADDRESS).invokeExact(made, type);
      // without it the engine itself would answer NULL when the secret is NULL
      action("scalar_function_set_special_handling", ADDRESS).invokeExact(made);
      action("scalar_function_set_function", ADDRESS, ADDRESS).invokeExact(made, stub(function));
      int answer =
          (int)
              handle("register_scalar_function", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS))
                  .invokeExact(connection, made);
      if (answer != 0) {
        throw new Duck.Failure("Catalog Error: a mask was not accepted");
      }
    } finally {
      action("destroy_scalar_function", ADDRESS).invokeExact(slot);
    }
  }

  private static int type(MaskFunction function) {
    return switch (function) {
      case MaskFunction.OfText text -> VARCHAR;
      case MaskFunction.OfInt number -> INTEGER;
      case MaskFunction.OfLong number -> BIGINT;
    };
  }

  /// One of a few small objects that live as long as the process.
  private MemorySegment type(int id) throws Throwable {
    return (MemorySegment)
        handle("create_logical_type", FunctionDescriptor.of(ADDRESS, JAVA_INT)).invokeExact(id);
  }

  /// What the engine calls.
  private MemorySegment stub(MaskFunction function) throws ReflectiveOperationException {
    MethodType shape =
        MethodType.methodType(
            void.class, MemorySegment.class, MemorySegment.class, MemorySegment.class);
    Callback callback = (info, chunk, result) -> run(function, info, chunk, result);
    return linker.upcallStub(
        MethodHandles.lookup().bind(callback, "called", shape),
        FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS),
        Arena.global());
  }

  /// Nothing may be thrown into the engine: a failure is the statement's.
  private void run(
      MaskFunction function, MemorySegment info, MemorySegment chunk, MemorySegment result) {
    try {
      long rows = vectors.rows(chunk);
      if (rows > 0) {
        fill(function, chunk, rows, vectors.output(result));
      }
    } catch (Throwable e) {
      fail(info);
    }
  }

  private void fail(MemorySegment info) {
    try (Arena arena = Arena.ofConfined()) {
      setError.invokeExact(info, arena.allocateFrom("A mask could not be computed"));
    } catch (Throwable e) {
      // a value that was not masked must not get out
      Runtime.getRuntime().halt(1);
    }
  }

  private void fill(MaskFunction function, MemorySegment chunk, long rows, Output out)
      throws Throwable {
    Row work = row(function, secret(function, chunk));
    Column values = vectors.column(chunk, 0);
    for (long row = 0; row < rows; row++) {
      if (values.isNull(row)) {
        out.setNull(row);
      } else {
        work.apply(values, out, row);
      }
    }
  }

  /// What is done to one row that is not NULL.
  @FunctionalInterface
  private interface Row {
    void apply(Column values, Output out, long row) throws Throwable;
  }

  private static Row row(MaskFunction function, byte[] secret) {
    return switch (function) {
      case MaskFunction.OfText(var name, var kind, var work) -> {
        var mask = work.apply(secret);
        yield (values, out, row) -> out.setText(row, mask.apply(values.textAt(row)));
      }
      case MaskFunction.OfInt(var name, var kind, var work) -> {
        var mask = work.apply(secret);
        yield (values, out, row) -> out.setInt(row, mask.applyAsInt(values.intAt(row)));
      }
      case MaskFunction.OfLong(var name, var kind, var work) -> {
        var mask = work.apply(secret);
        yield (values, out, row) -> out.setLong(row, mask.applyAsLong(values.longAt(row)));
      }
    };
  }

  private byte[] secret(MaskFunction function, MemorySegment chunk) throws Throwable {
    if (function.secret() == Secret.NONE) {
      return NO_SECRET;
    }
    Column secrets = vectors.column(chunk, 1);
    if (secrets.isNull(0)) {
      throw new IllegalStateException("A statement was run without its secrets");
    }
    return HexFormat.of().parseHex(secrets.textAt(0));
  }

  private MethodHandle action(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.ofVoid(arguments));
  }

  private MethodHandle handle(String name, FunctionDescriptor shape) {
    return linker.downcallHandle(library.findOrThrow("duckdb_" + name), shape);
  }
}
