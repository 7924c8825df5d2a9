package dev.weft.server;

import dev.weft.server.auth.SignIn;
import dev.weft.server.auth.SignInLimits;
import dev.weft.server.auth.SignInLimits.By;
import dev.weft.usecases.access.RecordLockOut;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells operators, in the log and in the journal, who has to wait before the next sign-in.
final class LockOuts implements SignIn.Watch {

  private static final Logger LOG = LoggerFactory.getLogger(LockOuts.class);

  private final RecordLockOut record;

  LockOuts(RecordLockOut record) {
    this.record = record;
  }

  @Override
  public void lockedOut(SignInLimits.LockOut lockOut, SignIn.Shown shown) {
    boolean token = lockOut.by() == By.TOKEN;
    LOG.warn(
        "{} waits {} s after {} tokens that are not valid, the last from {} (trace {})",
        token ? "A token" : "An address",
        lockOut.pause().toSeconds(),
        lockOut.failures(),
        lockOut.from(),
        shown.trace());
    record.record(
        new RecordLockOut.LockOut(
            lockOut.from(),
            token ? Optional.of(lockOut.hash()) : Optional.empty(),
            lockOut.failures(),
            lockOut.pause(),
            shown.via(),
            shown.trace()));
  }
}
