/// Changes on their way through review: proposed, talked about, approved by whom they concern, and
/// applied with the rights of everybody who stands behind them.
@NullMarked
package dev.weft.usecases.review;

import org.jspecify.annotations.NullMarked;
