import { expect, test } from 'vitest'
import { percentText } from '@/features/policy/value'
import { moneyText, momentText, quantityText } from './format'

test('amounts are written from their text, however large', () => {
  expect(moneyText('1234.5')).toBe('1,234.50')
  expect(moneyText('-0.05')).toBe('-0.05')
  expect(moneyText('900719925474099312345.10')).toBe('900,719,925,474,099,312,345.10')
  expect(moneyText('0')).toBe('0.00')
  expect(quantityText('2.500')).toBe('2.5')
  expect(quantityText('4.000')).toBe('4')
  expect(quantityText('1200')).toBe('1,200')
  expect(quantityText('100')).toBe('100')
})

test('a rate becomes a percentage by moving its point', () => {
  expect(percentText('0.13')).toBe('13 %')
  expect(percentText('0.055')).toBe('5.5 %')
  expect(percentText('1')).toBe('100 %')
  expect(percentText('0')).toBe('0 %')
})

test('a moment leaves out what goes without saying', () => {
  const now = new Date('2026-11-22T09:00:00+08:00')
  expect(momentText('2026-11-22T08:05:00+08:00', now)).toBe('08:05')
  expect(momentText('2026-01-02T08:05:00+08:00', now)).toBe('01-02 08:05')
  expect(momentText('2025-01-02T08:05:00+08:00', now)).toBe('2025-01-02 08:05')
})
