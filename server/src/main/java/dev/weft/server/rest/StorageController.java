package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.storage.StorageView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;

/// What lies in storage.
@Controller("/api/v1/storage")
final class StorageController {

  private final Use<Ask.Nothing, StorageView> inspect;
  private final Use<Ask.Nothing, StorageView> sweep;

  StorageController(Use<Ask.Nothing, StorageView> inspect, Use<Ask.Nothing, StorageView> sweep) {
    this.inspect = inspect;
    this.sweep = sweep;
  }

  /// Compares what lies in storage with what releases name.
  @Get
  StorageView inspect() {
    return inspect.answer(CurrentCaller.get(), new Ask.Nothing());
  }

  /// Removes what nothing names any more, and shows what is left.
  @Post("sweep")
  @Produces(statusCode = 200)
  StorageView sweep() {
    return sweep.answer(CurrentCaller.get(), new Ask.Nothing());
  }
}
