package jp.nagaokapay.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * The clock of the world, for what must agree with programs elsewhere or must not be moved: tokens,
 * proofs, one-time passwords, signatures, limits of rate. Without it a program's clock is that of
 * its business, which the demo can move ahead. Names the bean {@code clock}, which every program
 * has.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Qualifier("clock") public @interface RealTime {}
