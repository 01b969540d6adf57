/**
 * The city's texts (規約): terms of use, privacy notice, the display that the law asks for, contact;
 * and who agreed to which version of them.
 *
 * <p>Invariants: a version names one text for ever; what is published is never changed; of each
 * kind at most one text is in force, the latest that has begun; a consent stays, and holds nothing
 * of a person but the opaque id.
 *
 * <p>In: {@link jp.nagaokapay.api.terms.TermsTexts}, {@link jp.nagaokapay.api.terms.Consents}.
 *
 * <p>Not here: that two persons are needed to publish (office), what is asked at the sign-up
 * (register, resident).
 */
@NullMarked
package jp.nagaokapay.api.terms;

import org.jspecify.annotations.NullMarked;
