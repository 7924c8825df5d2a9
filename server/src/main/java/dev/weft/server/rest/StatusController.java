package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.access.WhoAmIView;
import dev.weft.usecases.mesh.StatusView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;

/// The mesh at a glance, and who asks.
@Controller("/api/v1")
final class StatusController {

  private final Use<Ask.Nothing, StatusView> status;
  private final Use<Ask.Nothing, WhoAmIView> whoAmI;

  StatusController(Use<Ask.Nothing, StatusView> status, Use<Ask.Nothing, WhoAmIView> whoAmI) {
    this.status = status;
    this.whoAmI = whoAmI;
  }

  /// Shows the mesh and its products at a glance.
  @Get("status")
  StatusView status() {
    return status.answer(CurrentCaller.get(), new Ask.Nothing());
  }

  /// Says who the caller is and which roles they have.
  @Get("whoami")
  WhoAmIView whoAmI() {
    return whoAmI.answer(CurrentCaller.get(), new Ask.Nothing());
  }
}
