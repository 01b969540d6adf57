package jp.nagaokapay.gateway.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * What an owner of a shop, or a program of theirs, is about to do.
 *
 * @param who the person who answers for it, else the program; an opaque id
 * @param program through which it is done
 * @param path the pattern of the path
 * @param ids what stands in the path
 */
public record ShopAction(
        @NotBlank String who,
        @NotBlank String program,
        @NotBlank String method,
        @NotBlank String path,
        @NotNull Map<String, String> ids) {}
