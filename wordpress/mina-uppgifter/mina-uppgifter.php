<?php
/**
 * Plugin Name: Mina uppgifter
 * Description: Visar Mina uppgifter i en ram: kortkoden [mina-uppgifter] och ett block. Shows Mina uppgifter in a frame: a shortcode and a block.
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 7.4
 * License: EUPL-1.2
 *
 * The plugin stores one thing, the address of the page, and sends nothing anywhere. What visitors type
 * is in a frame on that address, where neither this site nor its other plugins can read it.
 */

defined( 'ABSPATH' ) || exit;

const MINA_UPPGIFTER_OPTION = 'mina_uppgifter_address';

/** The settings of the element, each with what it may look like. `compact` has no value. */
const MINA_UPPGIFTER_SETTINGS = array(
	'company' => '/^[a-z0-9-]+(,[a-z0-9-]+)*$/',
	'role'    => '/^[a-z-]+$/',
	'lang'    => '/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/',
	'start'   => '/^[a-z]+$/',
	'accent'  => '/^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$/',
	'scheme'  => '/^(light|dark)$/',
);

/** The address of the page, ending in a slash; empty if none is set. Only administrators set it. */
function mina_uppgifter_address() {
	$address = esc_url_raw( (string) get_option( MINA_UPPGIFTER_OPTION, '' ), array( 'https', 'http' ) );
	return '' === $address ? '' : trailingslashit( $address );
}

/** The element, with the settings that are understood; nothing as long as no address is set. */
function mina_uppgifter_render( $given ) {
	$address = mina_uppgifter_address();
	if ( '' === $address ) {
		return '';
	}
	$given      = is_array( $given ) ? $given : array();
	$attributes = '';
	$query      = array();
	foreach ( MINA_UPPGIFTER_SETTINGS as $name => $pattern ) {
		$value = isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? trim( $given[ $name ] ) : '';
		if ( 1 === preg_match( $pattern, $value ) ) {
			$attributes    .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
			$query[ $name ] = rawurlencode( $value );
		}
	}
	// [mina-uppgifter compact], compact="1", or a block's switch.
	if ( in_array( 'compact', $given, true ) || ! empty( $given['compact'] ) ) {
		$attributes      .= ' compact';
		$query['compact'] = '';
	}
	wp_enqueue_script_module( 'mina-uppgifter', $address . 'embed.js', array(), null );
	return sprintf(
		'<mina-uppgifter%s><a href="%s">Mina uppgifter</a></mina-uppgifter>',
		$attributes,
		esc_url( add_query_arg( $query, $address ) )
	);
}

function mina_uppgifter_init() {
	add_shortcode( 'mina-uppgifter', 'mina_uppgifter_render' );
	wp_register_script(
		'mina-uppgifter-block',
		plugins_url( 'block.js', __FILE__ ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
		'0.1.0',
		true
	);
	$attributes = array( 'compact' => array( 'type' => 'boolean' ) );
	foreach ( array_keys( MINA_UPPGIFTER_SETTINGS ) as $name ) {
		$attributes[ $name ] = array( 'type' => 'string' );
	}
	register_block_type(
		'mina-uppgifter/frame',
		array(
			'api_version'           => 3,
			'title'                 => 'Mina uppgifter',
			'category'              => 'embed',
			'icon'                  => 'id',
			'attributes'            => $attributes,
			'editor_script_handles' => array( 'mina-uppgifter-block' ),
			'render_callback'       => 'mina_uppgifter_render',
		)
	);
}
add_action( 'init', 'mina_uppgifter_init' );

/** One field under Settings, General. */
function mina_uppgifter_settings() {
	register_setting(
		'general',
		MINA_UPPGIFTER_OPTION,
		array(
			'type'              => 'string',
			'default'           => '',
			'sanitize_callback' => 'esc_url_raw',
		)
	);
	add_settings_field( MINA_UPPGIFTER_OPTION, 'Mina uppgifter', 'mina_uppgifter_field', 'general', 'default', array( 'label_for' => MINA_UPPGIFTER_OPTION ) );
}
add_action( 'admin_init', 'mina_uppgifter_settings' );

function mina_uppgifter_field() {
	printf(
		'<input type="url" class="regular-text" id="%1$s" name="%1$s" value="%2$s" placeholder="https://"><p class="description">%3$s</p>',
		esc_attr( MINA_UPPGIFTER_OPTION ),
		esc_attr( mina_uppgifter_address() ),
		esc_html( 'Adressen till sidan Mina uppgifter. · The address of the page.' )
	);
}
