package dev.weft.server.auth;

import dev.weft.model.access.Caller;

/// Who is being served on this thread. Bound once per request at its door; a task handed to another
/// thread binds it anew.
public final class CurrentCaller {

  private static final ScopedValue<SignedIn> CALLER = ScopedValue.newInstance();

  private CurrentCaller() {}

  /// Does the work as that caller.
  public static void bind(SignedIn caller, Runnable work) {
    ScopedValue.where(CALLER, caller).run(work);
  }

  /// Throws `NoSuchElementException` outside of a request.
  public static Caller get() {
    return CALLER.get().caller();
  }

  /// The same, with what was shown. Throws `NoSuchElementException` outside of a request.
  public static SignedIn signedIn() {
    return CALLER.get();
  }
}
