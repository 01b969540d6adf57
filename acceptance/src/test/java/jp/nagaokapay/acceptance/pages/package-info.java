@org.jspecify.annotations.NullMarked
package jp.nagaokapay.acceptance.pages;
