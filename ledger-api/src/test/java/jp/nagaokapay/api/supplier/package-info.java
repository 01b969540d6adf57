@org.jspecify.annotations.NullMarked
package jp.nagaokapay.api.supplier;
