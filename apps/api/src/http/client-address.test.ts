import { describe, expect, it } from 'vitest'
import { clientAddressReader, networkOf } from './client-address.ts'

describe('the address of a caller', () => {
  it('is the socket’s, whatever a stranger claims', () => {
    expect(clientAddressReader([])('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
  })

  it('is the last one that no trusted proxy has', () => {
    const read = clientAddressReader(['10.0.0.0/8', '2001:db8::1'])
    expect(read('10.1.2.3', '198.51.100.1')).toBe('198.51.100.1')
    expect(read('10.1.2.3', '6.6.6.6, 198.51.100.1, 10.9.9.9')).toBe('198.51.100.1')
    expect(read('2001:db8::1', '198.51.100.7')).toBe('198.51.100.7')
    expect(read('::ffff:10.1.2.3', '::ffff:198.51.100.1')).toBe('198.51.100.1')
  })

  it('is the proxy’s when the header holds nonsense', () => {
    const read = clientAddressReader(['10.0.0.0/8'])
    expect(read('10.1.2.3', 'unknown')).toBe('10.1.2.3')
    expect(read('10.1.2.3', undefined)).toBe('10.1.2.3')
  })

  it('needs proxies that are addresses', () => {
    expect(() => clientAddressReader(['proxy.local'])).toThrow(/not an address/)
  })
})

describe('the network of a caller', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::a:b:c:d:e', '2001:db8:0:a::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
